/** What a page of tasks or of dossiers says comes next; whatever else somebody sends as that begins the list. */
const INSTANT = '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z';
const UUID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const TASK_PLACE = new RegExp(`^(true|false) (infinity|${INSTANT}) ${UUID} \\d{1,9}$`);
/** What was searched for has before it how near the last one was. */
const DOSSIER_PLACE = new RegExp(`^(\\d )?${INSTANT} ${UUID}$`);
const LOG_PLACE = new RegExp(`^${INSTANT} \\d{1,18}$`);
export const logPlace = (given: string | undefined) => (given && LOG_PLACE.test(given) ? given : undefined);
export const taskPlace = (given: string | undefined) => (given && TASK_PLACE.test(given) ? given : undefined);
export const dossierPlace = (given: string | undefined) => (given && DOSSIER_PLACE.test(given) ? given : undefined);
