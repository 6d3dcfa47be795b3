/** A scan as a PDF that can be signed: a picture fills a page of its own, a PDF stays as it is. One that somebody signed is none. */
import { PDF } from '@libpdf/core';
import { PdfFile } from './pdf-file.ts';
import { isSigned, loadStrictly } from './signable.ts';

/** A4 in points. */
const SHORT = 595.28;
const LONG = 841.89;

export async function scanAsPdf(
  content: Uint8Array,
  type: string,
  title: string,
  code: string,
): Promise<{ pdf: Uint8Array; pages: number } | 'signed'> {
  if (type === 'application/pdf') {
    if (isSigned(new PdfFile(Buffer.from(content)))) return 'signed';
    const document = await loadStrictly(content);
    return { pdf: content, pages: document.getPageCount() };
  }
  const document = PDF.create();
  const image = document.embedImage(content);
  const lying = image.width > image.height;
  const [width, height] = lying ? [LONG, SHORT] : [SHORT, LONG];
  const scale = Math.min(width / image.width, height / image.height);
  const page = document.addPage({ width, height });
  page.drawImage(image, {
    x: (width - image.width * scale) / 2,
    y: (height - image.height * scale) / 2,
    width: image.width * scale,
    height: image.height * scale,
  });
  document.setTitle(title);
  document.setKeywords([code]);
  return { pdf: await document.save(), pages: 1 };
}
