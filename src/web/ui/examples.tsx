/** Every component in every state we use it in: shown at `/ui`, and looked at by the tests. */
import type { VNode } from 'preact';
import * as b from './basics.tsx';
import * as c from './choices.tsx';
import * as f from './fields.tsx';
import * as l from './lists.tsx';

export interface Example {
  name: string;
  states: Readonly<Record<string, VNode>>;
}

const wrong = { text: 'Hãy nhập họ và tên.', visuallyHiddenText: 'Lỗi' };
const LONG =
  'Đăng ký thành lập và hoạt động của chi nhánh, văn phòng đại diện của doanh nghiệp có vốn đầu tư nước ngoài';
const sexes = [
  { value: 'female', text: 'Nữ' },
  { value: 'male', text: 'Nam' },
];

export const examples: readonly Example[] = [
  {
    name: 'Button',
    states: {
      default: <b.Button text="Nộp hồ sơ" />,
      start: <b.Button text="Bắt đầu" href="#start" isStartButton />,
      secondary: <b.Button text="Lưu nháp" classes="govuk-button--secondary" />,
      warning: <b.Button text="Rút hồ sơ" classes="govuk-button--warning" />,
      disabled: <b.Button text="Đang gửi" disabled />,
      long: <b.Button text={LONG} />,
    },
  },
  {
    name: 'Input',
    states: {
      default: <f.Input name="i1" label={{ text: 'Họ và tên' }} />,
      hint: <f.Input name="i2" label={{ text: 'Số định danh' }} hint={{ text: '12 chữ số trên thẻ căn cước' }} />,
      error: <f.Input name="i3" label={{ text: 'Họ và tên' }} errorMessage={wrong} value="" />,
      money: <f.Input name="i4" label={{ text: 'Vốn' }} suffix={{ text: '₫' }} value="1.500.000" />,
      hindi: <f.Input name="i5" label={{ text: 'आवेदक का पूरा नाम' }} value="नगुयेन थी आन" />,
    },
  },
  {
    name: 'Textarea',
    states: {
      default: <f.Textarea name="t1" label={{ text: 'Nội dung' }} />,
      error: <f.Textarea name="t2" label={{ text: 'Lý do' }} errorMessage={wrong} value={LONG} />,
    },
  },
  {
    name: 'Select',
    states: {
      default: <f.Select name="s1" label={{ text: 'Giới tính' }} items={sexes} />,
      error: <f.Select name="s2" label={{ text: 'Giới tính' }} items={sexes} errorMessage={wrong} />,
    },
  },
  {
    name: 'Radios',
    states: {
      default: <c.Radios name="r1" fieldset={{ legend: { text: 'Giới tính' } }} items={sexes} />,
      checked: <c.Radios name="r2" fieldset={{ legend: { text: 'Giới tính' } }} items={sexes} value="male" />,
      error: <c.Radios name="r3" fieldset={{ legend: { text: 'Giới tính' } }} items={sexes} errorMessage={wrong} />,
      inline: (
        <c.Radios name="r4" classes="govuk-radios--inline" fieldset={{ legend: { text: 'Giới tính' } }} items={sexes} />
      ),
    },
  },
  {
    name: 'Checkboxes',
    states: {
      default: <c.Checkboxes name="c1" fieldset={{ legend: { text: 'Ngành nghề' } }} items={sexes} />,
      small: (
        <c.Checkboxes
          name="c2"
          classes="govuk-checkboxes--small"
          fieldset={{ legend: { text: 'Ngành nghề' } }}
          items={sexes}
          values={['male']}
        />
      ),
    },
  },
  {
    name: 'DateInput',
    states: {
      default: (
        <f.DateInput
          id="d1"
          namePrefix="d1"
          fieldset={{ legend: { text: 'Ngày sinh' } }}
          items={[
            { name: 'day', label: 'Ngày' },
            { name: 'month', label: 'Tháng' },
            { name: 'year', label: 'Năm' },
          ]}
        />
      ),
      error: (
        <f.DateInput
          id="d2"
          namePrefix="d2"
          fieldset={{ legend: { text: 'Ngày sinh' } }}
          errorMessage={wrong}
          items={[
            { name: 'day', label: 'Ngày', value: '31' },
            { name: 'month', label: 'Tháng', value: '2' },
            { name: 'year', label: 'Năm', value: '2026' },
          ]}
        />
      ),
    },
  },
  {
    name: 'FileUpload',
    states: {
      default: <f.FileUpload name="u1" label={{ text: 'Giấy chứng sinh' }} hint={{ text: 'PDF, JPG hoặc PNG' }} />,
      error: <f.FileUpload name="u2" label={{ text: 'Giấy chứng sinh' }} errorMessage={wrong} />,
    },
  },
  {
    name: 'ErrorSummary',
    states: {
      default: (
        <f.ErrorSummary
          titleText="Có lỗi cần sửa"
          errorList={[{ text: 'Hãy nhập họ và tên.', href: '#i3' }]}
          disableAutoFocus
        />
      ),
    },
  },
  {
    name: 'SummaryList',
    states: {
      default: (
        <l.SummaryList
          rows={[
            {
              key: { text: 'Họ và tên' },
              value: { text: 'Nguyễn Thị An' },
              actions: { items: [{ href: '#a', text: 'Sửa', visuallyHiddenText: 'họ và tên' }] },
            },
            { key: { text: 'Thủ tục' }, value: { text: LONG } },
          ]}
        />
      ),
    },
  },
  {
    name: 'Table',
    states: {
      default: (
        <l.Table
          caption="Thành phần hồ sơ"
          head={[{ text: 'Giấy tờ' }, { text: 'Bản chính' }]}
          rows={[[{ text: LONG }, { text: 1 }]]}
        />
      ),
    },
  },
  {
    name: 'TaskList',
    states: {
      default: (
        <l.TaskList
          items={[
            { title: { text: 'Người nộp' }, href: '#x', status: { text: 'Xong' } },
            { title: { text: 'Giấy tờ' }, href: '#y', status: { tag: { text: 'Chưa làm' } } },
          ]}
        />
      ),
    },
  },
  {
    name: 'Tag',
    states: Object.fromEntries(
      ['', 'grey', 'green', 'yellow', 'orange', 'red'].map((colour) => [
        colour || 'default',
        <b.Tag text="Đang giải quyết" classes={colour && `govuk-tag--${colour}`} />,
      ]),
    ),
  },
  {
    name: 'Messages',
    states: {
      inset: <b.InsetText text="Hồ sơ sẽ được tiếp nhận trong giờ làm việc." />,
      warning: (
        <b.WarningText iconFallbackText="Chú ý" text="Khai sai sự thật phải chịu trách nhiệm trước pháp luật." />
      ),
      notice: <b.NotificationBanner titleText="Thông báo" titleId="n1" text="Hồ sơ đã được gửi" disableAutoFocus />,
      success: (
        <b.NotificationBanner
          type="success"
          titleText="Thành công"
          titleId="n2"
          text="Đã lưu"
          role="region"
          disableAutoFocus
        />
      ),
      panel: <b.Panel titleText="Đã nộp hồ sơ" headingLevel={2} text="Mã hồ sơ H49.25.00-261125-0001" />,
      details: <b.Details summaryText="Xem thêm" text={LONG} />,
    },
  },
  {
    name: 'Pagination',
    states: {
      both: (
        <l.Pagination
          landmarkLabel="Trang"
          previous={{ href: '#p', text: 'Trước' }}
          next={{ href: '#n', text: 'Sau' }}
        />
      ),
    },
  },
];
