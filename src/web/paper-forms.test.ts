/** Which papers are made out on a form, by their names. */
import { expect, it } from 'vitest';
import { translator } from './i18n.ts';
import { formWhere } from './paper-forms.ts';
import type { View } from './view.ts';

const view = { t: translator('vi') } as View;
const said = (name: string) => formWhere(view, { words: { vi: { 'component.a': name } } } as never, { id: 'a' });

it.each([
  ['Đơn đăng ký biến động đất đai (Mẫu số 18)', /^mẫu chưa có trên hệ thống này, lấy tại Trung tâm$/],
  ['Văn bản đề nghị cấp Giấy chứng nhận đăng ký đầu tư (mẫu I.1.5)', /^mẫu chưa có/],
  ['Tờ khai thay đổi thông tin cư trú theo mẫu CT01', /^mẫu chưa có/],
  ['Tờ khai đăng ký khai sinh theo mẫu', /^nguồn không nêu số mẫu; mẫu chưa có .* lấy tại Trung tâm$/],
  ['Đơn đề nghị theo biểu mẫu', /^nguồn không nêu số mẫu/],
  ['02 mẫu sản phẩm', /^$/],
  ['Mẫu dấu của doanh nghiệp', /^$/],
  ['Giấy chứng sinh', /^$/],
])('of «%s» says where it is had', (name, where) => expect(said(name)).toMatch(where));
