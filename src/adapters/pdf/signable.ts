/** Whether the library that signs reads a PDF without mending it, and can add a signature behind it as signatures are added. */
import { PDF } from '@libpdf/core';

/** A file that must be mended to be read is not what was handed in. */
export const loadStrictly = (pdf: Uint8Array): Promise<PDF> => PDF.load(pdf, { lenient: false });

/** Tried with a field that nobody signs: a scan that is taken in is one that its officer's signature fits. */
export async function isSignable(pdf: Uint8Array): Promise<boolean> {
  const document = await loadStrictly(pdf);
  if (document.isEncrypted || document.canSaveIncrementally() !== null || !document.getPageCount()) return false;
  document.getOrCreateForm().createSignatureField('signable');
  const saved = Buffer.from(await document.save({ incremental: true }));
  if (!saved.subarray(0, pdf.length).equals(pdf)) return false;
  await loadStrictly(saved);
  return true;
}
