/** Papers that are made out on a form: which one, and where it is had. */
import type { ComponentSource, Pack } from '#procedure/pack.ts';
import type { View } from './view.ts';

/** «theo mẫu», «Mẫu số 18», «mẫu I.1.5»; what is a sample of something is no form. */
const NAMES_FORM = /(?:theo|đúng) (?:biểu )?mẫu|biểu mẫu/iu;
const NUMBERED = /mẫu (?:số )?(?=[A-Z]*[.\d])[A-Z\d]/u;

/** Of a paper that is made out on a form: that this site has none, and where it is; nothing of another. No pack and no record holds a link to one. */
export function formWhere({ t }: View, pack: Pick<Pack, 'words'>, { id }: Pick<ComponentSource, 'id'>): string {
  const name = pack.words['vi']?.[`component.${id}`] ?? '';
  if (NUMBERED.test(name.replace(/Mẫu/g, 'mẫu'))) return t('papers.form-where');
  return NAMES_FORM.test(name) ? t('papers.form-unnumbered') : '';
}
