/** Asks the browser to take messages from here, where it can and the person wants it. */
const button = document.querySelector<HTMLButtonElement>('[data-push]');

const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));

if (button && 'serviceWorker' in navigator && 'PushManager' in window) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    button.disabled = true;
    try {
      await navigator.serviceWorker.register('/push-worker.js');
      const worker = await navigator.serviceWorker.ready;
      const subscription = await worker.pushManager.subscribe({
        userVisibleOnly: true,
        applicationServerKey: bytesOf(button.dataset['push'] ?? ''),
      });
      const answer = await fetch('/messages/push', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-form-token': document.body.dataset['token'] ?? '' },
        body: JSON.stringify(subscription),
      });
      if (answer.ok) {
        button.insertAdjacentText('afterend', button.dataset['done'] ?? '');
        button.hidden = true;
      }
    } finally {
      button.disabled = false;
    }
  });
}

export {};
