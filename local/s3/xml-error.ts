/** An error as S3 writes it. The Query APIs wrap theirs in another element. */
export function xmlError(code: string, message: string, wrapper?: 'ErrorResponse'): string {
  const error = `<Error><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${wrapper === undefined ? error : `<${wrapper}>${error}</${wrapper}>`}`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
