/** What is wrong with the limits of a pack, where it has several. */
import type { Words } from '../phrases.ts';

export const PACK_LIMIT_PHRASES = {
  'phase-endless': [
    '{of}: không có kết quả nào kết thúc giai đoạn until: {result}, vì không bước nào (issue-result) luôn phát hành kết quả ấy, hoặc giai đoạn trước đã lấy nó: hãy ghi mã của kết quả mà thủ tục phát hành',
    '{of}: nothing ends the phase until: {result}, since no step (issue-result) always issues that result, or a phase before takes it: name the code of the result that the procedure issues',
    '{of}: चरण until: {result} को कुछ समाप्त नहीं करता, क्योंकि कोई चरण (issue-result) वह परिणाम सदा जारी नहीं करता, या पहले का चरण उसे ले चुका है: उस परिणाम का कोड लिखें जो प्रक्रिया जारी करती है',
  ],
  'phase-whole': [
    '{of} cần thời hạn chung (limit) ghi rõ hoặc lấy từ thiết lập, để so với thời hạn của từng giai đoạn',
    '{of} needs a limit of the whole that is stated or a setting, so that the limits of the phases can be compared with it',
    '{of} के लिए पूरी समय-सीमा (limit) लिखी हुई या स्थापना से होनी चाहिए, ताकि चरणों की समय-सीमाओं से तुलना हो सके',
  ],
  'phase-order': [
    '{of}: thời hạn phải tăng dần, giai đoạn trước ngắn hơn giai đoạn sau và ngắn hơn thời hạn chung',
    '{of}: the limits must ascend, each phase shorter than the next and than the limit of the whole',
    '{of}: समय-सीमाएँ बढ़ते क्रम में हों, हर चरण अगले से और पूरी समय-सीमा से छोटा',
  ],
  'law-reported-source': [
    'reported phải nêu source (văn bản thứ cấp cho biết) và date (ngày của văn bản đó, YYYY-MM-DD)',
    'reported says by source which secondary text says so, and by date (YYYY-MM-DD) its day',
    'reported में source (कौन-सा द्वितीयक पाठ) और date (उसकी तारीख, YYYY-MM-DD) लिखें',
  ],
  'law-subject-words': [
    'subject phải là danh sách từ khóa của lĩnh vực',
    'subject is a list of words of the field',
    'subject क्षेत्र के शब्दों की सूची है',
  ],
} satisfies Record<string, Words>;
