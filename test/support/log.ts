/** What a test provokes is told as a command tells it: see `listenToStderr`. */
import { logTo } from '#kernel/log.ts';
import { textLog } from '#main/log.ts';

logTo(textLog('warn'));
