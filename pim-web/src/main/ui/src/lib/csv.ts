/** The rows of a CSV text (RFC 4180). The separator is the first row's `;` or `,`. */
export function parseCsv(text: string): string[][] {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const head = body.slice(0, Math.max(0, body.indexOf('\n')) || body.length);
  const separator = head.split(';').length > head.split(',').length ? ';' : ',';
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;

  function endRow() {
    row.push(cell);
    cell = '';
    if (row.length > 1 || row[0] !== '') {
      rows.push(row);
    }
    row = [];
  }

  for (let at = 0; at < body.length; at++) {
    const sign = body.charAt(at);
    if (quoted) {
      if (sign !== '"') {
        cell += sign;
      } else if (body.charAt(at + 1) === '"') {
        cell += '"';
        at++;
      } else {
        quoted = false;
      }
    } else if (sign === '"') {
      quoted = true;
    } else if (sign === separator) {
      row.push(cell);
      cell = '';
    } else if (sign === '\n') {
      endRow();
    } else if (sign !== '\r') {
      cell += sign;
    }
  }
  if (cell !== '' || row.length > 0) {
    endRow();
  }
  return rows;
}
