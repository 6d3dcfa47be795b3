/** Shows what was sent to this browser, and opens its place when it is touched. */
interface PushEvent extends ExtendableEvent {
  data?: { json(): { id: string; title: string; text: string; url: string } };
}
interface ExtendableEvent extends Event {
  waitUntil(done: Promise<unknown>): void;
}
interface NotificationEvent extends ExtendableEvent {
  notification: Notification;
}
interface Worker {
  registration: ServiceWorkerRegistration;
  clients: { openWindow(url: string): Promise<unknown> };
  addEventListener(type: 'push', listener: (event: PushEvent) => void): void;
  addEventListener(type: 'notificationclick', listener: (event: NotificationEvent) => void): void;
}

const worker = globalThis as unknown as Worker;

worker.addEventListener('push', (event) => {
  const message = event.data?.json();
  if (!message) return;
  const { id, title, text, url } = message;
  // The same message twice is shown once.
  event.waitUntil(worker.registration.showNotification(title, { body: text, tag: id, data: { url } }));
});

worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const { url } = event.notification.data as { url: string };
  if (new URL(url, location.href).origin === location.origin) event.waitUntil(worker.clients.openWindow(url));
});

export {};
