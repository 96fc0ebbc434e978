/** The two keyword surfaces of the language. */
export type Surface = 'zh' | 'en';
