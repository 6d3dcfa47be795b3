declare module 'bpmn-moddle' {
  export class BpmnModdle {
    fromXML(
      xml: string,
      options?: { lax?: boolean },
    ): Promise<{
      rootElement: unknown;
      elementsById: Record<string, { id?: string }>;
      warnings: { message: string }[];
    }>;
    toXML(element: unknown): Promise<{ xml: string }>;
  }
}

declare module 'bpmn-auto-layout' {
  export function layoutProcess(xml: string): Promise<string>;
}
