import { Lexer } from 'yaml';

/** Lists the comments of a text as they stand there, in its order. */
export function listComments(text: string): readonly string[] {
  return [...new Lexer().lex(text)].filter((token) => token.startsWith('#')).map((token) => token.trim());
}
