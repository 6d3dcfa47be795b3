/** The text of a QR code in a picture. */
import decodeQR from 'qr/decode.js';
import sharp from 'sharp';

/** Large enough for a code on a photographed page, small enough to search at once. */
const SIDE = 1600;
const MAX_PIXELS = 50_000_000;

/** Nothing for what is no picture, or has no code that can be read. */
export async function readQr(bytes: Uint8Array): Promise<string | undefined> {
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
      .rotate()
      .resize(SIDE, SIDE, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return decodeQR({ width: info.width, height: info.height, data });
  } catch {
    return undefined;
  }
}
