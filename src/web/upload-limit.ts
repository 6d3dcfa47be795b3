/** The largest paper that is taken. */
export const MAX_UPLOAD_BYTES = 20 * 1024 * 1024;
