/** The text of a QR code in a picture. */
import sharp from 'sharp';
import type { PaperReader } from '../sign/paper-reader.ts';

/** Large enough for a code on a photographed page, small enough to search at once. */
const SIDE = 1600;
const MAX_PIXELS = 50_000_000;

/** Nothing for what is no picture, or has no code that can be read. The picture is read by threads of its library, the code by ours. */
export async function readQr(bytes: Uint8Array, reader: Pick<PaperReader, 'codeIn'>): Promise<string | undefined> {
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
      .rotate()
      .resize(SIDE, SIDE, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return await reader.codeIn({ width: info.width, height: info.height, points: data });
  } catch {
    return undefined;
  }
}
