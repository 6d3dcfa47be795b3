/** What every demo authority calls itself: nobody trusts it but a demo. */
export const DEMO_ROOT = { commonName: 'Chứng thư số trình diễn', organisation: 'Motcua' };
