/** A file as text, put in by Vite when the program is built. */
declare module '*?raw' {
  const text: string;
  export { text as default };
}
