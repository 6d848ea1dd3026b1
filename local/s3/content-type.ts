/** What an object is served as that a browser would take for a page of this server. */
const INERT = 'application/octet-stream';

/** One media type with its parameters. A browser reads a list as its last item, whatever the first one says. */
const ONE_TYPE = /^([\w!#$&^.+-]+\/[\w!#$&^.+-]+)(?:\s*;\s*[\w-]+=(?:[\w.+-]+|"[^",]*"))*\s*$/;

/**
 * Types that browsers show as a document that can run scripts or hold such documents: HTML, everything that is XML
 * (XHTML and SVG are, and any XML can have XHTML in it or a style sheet that makes HTML of it), and several parts in one.
 */
const ACTIVE = /html|xml|xsl|svg|^multipart\/|^message\//i;

/** The content type that an object of a given content type is served as: its own, unless a browser might run it. */
export function servedType(contentType: string): string {
  const type = ONE_TYPE.exec(contentType)?.[1];
  return type === undefined || ACTIVE.test(type) ? INERT : contentType;
}
