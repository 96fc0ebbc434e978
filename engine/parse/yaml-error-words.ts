import type { ErrorCode } from 'yaml';
import type { Bilingual } from '../diagnostics/diagnostic';

/** Says in plain words what an error code of the YAML reader means. */
export function yamlErrorWords(code: ErrorCode): Bilingual {
  return WORDS[code];
}

const WORDS: Readonly<Record<ErrorCode, Bilingual>> = {
  ALIAS_PROPS: { zh: '引用前有多余的标记', en: 'an alias has marks before it' },
  BAD_ALIAS: { zh: '以 * 开头的引用不成立', en: 'an alias that begins with * is not valid' },
  BAD_COLLECTION_TYPE: { zh: '标签与内容的种类不符', en: 'a tag does not fit its content' },
  BAD_DIRECTIVE: { zh: '以 % 开头的指令无法识别', en: 'a directive that begins with % is not known' },
  BAD_DQ_ESCAPE: { zh: '反斜杠后的字符不成立', en: 'a character after a backslash is not valid' },
  BAD_INDENT: { zh: '缩进与上下行对不齐', en: 'the indentation does not line up with its neighbours' },
  BAD_PROP_ORDER: { zh: '标记的位置不对', en: 'a mark stands in the wrong place' },
  BAD_SCALAR_START: { zh: '值以保留的符号开头', en: 'a value begins with a reserved mark' },
  BLOCK_AS_IMPLICIT_KEY: { zh: '一行里有两个“键: 值”', en: 'one line holds two entries' },
  BLOCK_IN_FLOW: { zh: '括号里不能用缩进书写', en: 'indented entries cannot stand inside brackets' },
  DUPLICATE_KEY: { zh: '同一个键写了两次', en: 'a key is written twice' },
  IMPOSSIBLE: { zh: '此处无法解读', en: 'the text here cannot be read' },
  KEY_OVER_1024_CHARS: { zh: '键太长', en: 'a key is too long' },
  MISSING_CHAR: { zh: '缺少冒号、逗号、引号或括号', en: 'a colon, comma, quote or bracket is missing' },
  MULTILINE_IMPLICIT_KEY: { zh: '这一行缺少冒号', en: 'this line lacks its colon' },
  MULTIPLE_ANCHORS: { zh: '标记重复', en: 'a mark is repeated' },
  MULTIPLE_DOCS: { zh: '一个文件里有几份文档', en: 'one file holds several documents' },
  MULTIPLE_TAGS: { zh: '标签重复', en: 'a tag is repeated' },
  NON_STRING_KEY: { zh: '键必须是文字', en: 'a key must be text' },
  RESOURCE_EXHAUSTION: { zh: '内容层级过多', en: 'the content nests too deeply' },
  TAB_AS_INDENT: { zh: '用了制表符缩进', en: 'a tab is used as indentation' },
  TAG_RESOLVE_FAILED: { zh: '标签无法识别', en: 'a tag is not known' },
  UNEXPECTED_TOKEN: { zh: '有多余的内容', en: 'something here is not expected' },
};
