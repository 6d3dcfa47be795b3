/**
 * Declares PDF/UA-1 in a PDF/A-2a that Typst made. Typst checks and declares one standard at a time; its A-2a is tagged, titled and
 * says its language, and a test has it check the same papers by UA-1. What is missing is the declaration: `pdfuaid:part` in the
 * metadata, described as an extension there (ISO 19005-2 6.6.2.3), and that the title is shown (ISO 14289-1 7.1).
 */
const NAMESPACE = 'http://www.aiim.org/pdfua/ns/id/';
const SCHEMA =
  '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>' +
  `<pdfaSchema:namespaceURI>${NAMESPACE}</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>` +
  '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:category>internal</pdfaProperty:category>' +
  '<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>' +
  '<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType></rdf:li></rdf:Seq>' +
  '</pdfaSchema:property></rdf:li>';

/** Unchanged where the file is not as Typst writes them: metadata and catalog last, a plain table of where objects begin. */
export function declareUa(pdf: Uint8Array): Uint8Array {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  // One character a byte: lengths and offsets of the text are those of the file.
  const text = bytes.toString('latin1');
  const found =
    /(\d+) 0 obj\s*<<\s*\/Length (\d+)(\s*\/Type \/Metadata\s*\/Subtype \/XML\s*)>>\s*stream\r?\n/.exec(text) ??
    undefined;
  const xrefAt = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1] ?? Number.NaN);
  const root = /\/Root (\d+) 0 R/.exec(text.slice(xrefAt))?.[1];
  if (!found || !root || !text.startsWith('xref', xrefAt)) return pdf;
  const [head, metadata, length, type] = found;
  const begin = found.index + head.length;
  const xmp = text.slice(begin, begin + Number(length));
  const rest = text.slice(begin + Number(length), xrefAt);
  const catalog = new RegExp(`^(\\s*endstream\\s*endobj\\s*)${root} 0 obj([\\s\\S]*endobj\\s*)$`).exec(rest);
  if (!catalog?.[2].includes('/ViewerPreferences <<')) return pdf;
  const declared = xmp
    .replace('<rdf:Description rdf:about=""', `<rdf:Description rdf:about="" xmlns:pdfuaid="${NAMESPACE}"`)
    .replace('<pdfaExtension:schemas><rdf:Bag>', `<pdfaExtension:schemas><rdf:Bag>${SCHEMA}`)
    .replace('</rdf:Description>', '<pdfuaid:part>1</pdfuaid:part></rdf:Description>');
  const first = `${metadata} 0 obj\n<<\n  /Length ${declared.length}${type}>>\nstream\n${declared}${catalog[1]}`;
  const second = `${root} 0 obj${catalog[2].replace('/ViewerPreferences <<', '/ViewerPreferences <<\n    /DisplayDocTitle true')}`;
  const offsets = new Map([
    [Number(metadata), found.index],
    [Number(root), found.index + first.length],
  ]);
  const newXrefAt = found.index + first.length + second.length;
  let n = -1;
  const table = text
    .slice(xrefAt)
    .replace(/^(\d{10}) (\d{5}) ([nf])/gm, (line, _offset: string, generation: string, kind: string) => {
      const offset = offsets.get(++n);
      return offset === undefined ? line : `${String(offset).padStart(10, '0')} ${generation} ${kind}`;
    })
    .replace(/startxref\s+\d+/, `startxref\n${newXrefAt}`);
  return Buffer.from(text.slice(0, found.index) + first + second + table, 'latin1');
}
