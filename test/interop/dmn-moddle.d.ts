declare module 'dmn-moddle' {
  /** An element of a model, with the members its type in DMN has. */
  export interface ModdleElement {
    readonly $type: string;
    readonly id: string;
    readonly name: string;
    get<Member>(name: string): Member;
  }

  export class DmnModdle {
    fromXML(xml: string): Promise<{
      readonly rootElement: ModdleElement;
      readonly warnings: readonly { readonly message: string }[];
    }>;
  }
}
