/** The letter of a procedure that has none of its own: what the record knows of the case, marked as the province's own draft. */

/** What a person wrote is text and never layout or a placeholder. */
const plain = (text: string) =>
  text
    .replace(/[{}\\`*_[\]<>#|~]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

export function genericLetter(result: string, procedure: string, code: string): string {
  return `# ${plain(result).toLocaleUpperCase('vi')}

Căn cứ hồ sơ số {{code}} của **{{applicant.name}}** (số định danh hoặc mã số: {{applicant.idNumber}}), địa chỉ: {{applicant.address}};

{{unit}} giải quyết thủ tục «${plain(procedure)}» (mã ${code}) như sau:

Nội dung đề nghị: {{if request = null then "theo hồ sơ đã nộp" else request}}

Kết quả giải quyết: ${plain(result)}. Ngày ban hành: {{issuedOn}}

*Mẫu chung do địa phương soạn thảo, dùng khi thủ tục chưa có mẫu riêng trên hệ thống.*
`;
}
