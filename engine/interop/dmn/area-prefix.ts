/** What the codes of the regions in an area begin with: a province holds its cities and counties, 000000 everything. */
export function areaPrefix(code: string): string {
  return code === '000000' ? '' : code.replace(/(?:00){1,2}$/, '');
}
