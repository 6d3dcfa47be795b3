declare module 'saxen' {
  type Context = () => { line: number; column: number };
  type Decode = (text: string) => string;
  export class Parser {
    on(
      event: 'openTag',
      handler: (
        name: string,
        attributes: () => Record<string, string>,
        decode: Decode,
        selfClosing: boolean,
        context: Context,
      ) => void,
    ): void;
    on(event: 'closeTag', handler: (name: string) => void): void;
    on(event: 'text', handler: (value: string, decode: Decode, context: Context) => void): void;
    on(event: 'cdata', handler: (value: string, context: Context) => void): void;
    on(event: 'error' | 'warn', handler: (error: Error, context: Context) => void): void;
    parse(xml: string): void;
  }
}
