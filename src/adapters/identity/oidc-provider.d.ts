/** The provider by itself: the package's own entrance complains of every Node that calls itself no long-term release. */
declare module 'oidc-provider/lib/provider.js' {
  export { Provider } from 'oidc-provider';
}
