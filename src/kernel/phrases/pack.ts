/** What is wrong with packs, their forms and cases, with answers and the province's files; and why a dossier or a request stops. */
import type { Words } from '../phrases.ts';

export const PACK_PHRASES = {
  // Files and words
  'file-missing': ['không có tệp này: hãy thêm', 'is not there: add it', 'यह फ़ाइल नहीं है: जोड़ें'],
  'file-empty': ['tệp trống: hãy điền nội dung hoặc xóa', 'is empty: fill it or remove it', 'खाली है: भरें या हटाएँ'],
  'file-stray': [
    'không thuộc gói thủ tục: gói chỉ có procedure.yaml, process.bpmn, README.md, words/, forms/, cases/, rules/, letters/',
    'has no place in a pack, which holds procedure.yaml, process.bpmn, README.md, words/, forms/, cases/, rules/, letters/',
    'पैक में इसका स्थान नहीं: पैक में केवल procedure.yaml, process.bpmn, README.md, words/, forms/, cases/, rules/, letters/ होते हैं',
  ],
  'words-missing': ['thiếu các từ {names}: hãy thêm', 'lacks {names}: add them', '{names} नहीं हैं: जोड़ें'],
  'words-idle': [
    'có những từ không ai dùng: {names}; hãy xóa',
    'has words nobody uses: {names}; remove them',
    'अप्रयुक्त शब्द हैं: {names}; हटाएँ',
  ],
  'letter-head-open': [
    'phần đầu mở bằng --- nhưng không đóng: hãy thêm một dòng --- sau phần đầu',
    'what stands above the text opens with --- and is not closed: add a line --- after it',
    'ऊपर का भाग --- से खुलता है पर बंद नहीं होता: उसके बाद --- की पंक्ति जोड़ें',
  ],
  // Law, steps and what they name
  'law-unlisted': [
    '{of} dựa vào «{law}», không có trong mục law: hãy thêm văn bản ấy',
    '{of} rests on «{law}», which law: does not list; add it there',
    '{of} «{law}» पर टिका है, जो law: में नहीं है: वहाँ जोड़ें',
  ],
  'law-none': [
    '{of} không nêu căn cứ: hãy ghi điều khoản',
    '{of} names no law: give the article',
    '{of} कोई विधि नहीं बताता: अनुच्छेद लिखें',
  ],
  'law-unnumbered': [
    '{of}: number không phải số của văn bản; không giấy tờ nào được viện dẫn văn bản không rõ số. Hãy ghi số, hoặc ghi nguồn đã nêu điều ấy (mã thủ tục trên Cơ sở dữ liệu quốc gia) với confirmed: false',
    '{of}: number is not the number of a document, and no paper may cite one without. Give the number, or name the source that says it (the code of the national record) with confirmed: false',
    '{of}: number किसी दस्तावेज़ की संख्या नहीं है, और बिना संख्या का दस्तावेज़ कहीं उद्धृत नहीं होता। संख्या लिखें, या जिस स्रोत में यह लिखा है (राष्ट्रीय अभिलेख का कोड) उसे confirmed: false के साथ लिखें',
  ],
  'law-repealed': [
    '{of}: {law} hết hiệu lực từ {to}; hãy thay bằng văn bản đang có hiệu lực',
    '{of}: {law} no longer holds from {to}; put what holds in its place',
    '{of}: {law} {to} से प्रभावी नहीं; जो प्रभावी है वह लिखें',
  ],
  'law-replaced': [
    '{of}: {law} hết hiệu lực từ {to}, được thay thế bằng {by}; hãy sửa theo văn bản mới',
    '{of}: {law} no longer holds from {to}, {by} took its place; follow the new text',
    '{of}: {law} {to} से प्रभावी नहीं, उसका स्थान {by} ने लिया; नए पाठ के अनुसार बदलें',
  ],
  'law-not-yet': [
    '{of}: {law} có hiệu lực từ {from}; trước ngày đó hãy dùng văn bản đang có hiệu lực',
    '{of}: {law} holds from {from}; until then use what is in force',
    '{of}: {law} {from} से प्रभावी होगा; तब तक जो प्रभावी है वह लिखें',
  ],
  'law-not-issued': [
    '{of}: {law} mang số của năm sau, hiện chưa được ban hành; hãy dùng văn bản đang có hiệu lực',
    '{of}: {law} has the number of a year to come and has not been issued yet; use what is in force',
    '{of}: {law} पर आने वाले वर्ष की संख्या है, यह अभी जारी नहीं हुआ; जो प्रभावी है वह लिखें',
  ],
  'border-missing': [
    'quy trình không nhận {message} ở các bước {steps}: hãy thêm sự kiện vào biên của «handling», hoặc nêu lý do ở without.{message} trong procedure.yaml',
    'does not listen for {message} at the steps {steps}: put the event on the border of “handling”, or give the reason as without.{message} in procedure.yaml',
    'चरणों {steps} पर {message} नहीं सुनता: घटना को «handling» की सीमा पर रखें, या procedure.yaml में without.{message} के रूप में कारण लिखें',
  ],
  'border-left-out': [
    'quy trình không nhận {message} ở các bước {steps}, lý do: {reason}',
    'does not listen for {message} at the steps {steps}, because: {reason}',
    'चरणों {steps} पर {message} नहीं सुनता, कारण: {reason}',
  ],
  'about-field': [
    'about là «{field}», không phải ô của tờ khai apply',
    'about is «{field}», which is no field of the form apply',
    'about «{field}» है, जो apply फ़ॉर्म का कोई क्षेत्र नहीं है',
  ],
  'place-field': [
    'place.field là «{field}», không phải ô địa chỉ (address: true) của tờ khai apply',
    'place.field is «{field}», which is no address (address: true) of the form apply',
    'place.field «{field}» है, जो apply फ़ॉर्म का पता (address: true) नहीं है',
  ],
  'decision-twice': [
    '«{name}» nằm trong hai tệp ({files}): hãy giữ một',
    '«{name}» stands in two files ({files}): keep one',
    '«{name}» दो फ़ाइलों में है ({files}): एक रखें',
  ],
  'step-twice': [
    'bước {step} có hai lần: hãy đổi mã một bước',
    'the step {step} stands twice: rename one',
    'चरण {step} दो बार है: एक का नाम बदलें',
  ],
  'step-post': [
    'bước {step}: địa phương không có vị trí {post}; hãy dùng một vị trí đã khai báo',
    'step {step}: the province has no post {post}; name one it has',
    'चरण {step}: प्रांत में पद {post} नहीं; मौजूद पद लिखें',
  ],
  'step-formless': [
    'bước {step} không có biểu mẫu: hãy nêu một biểu mẫu',
    'step {step} has no form: name one',
    'चरण {step} का कोई प्रपत्र नहीं: एक बताएँ',
  ],
  'favourable-unsaid': [
    'trường {field} có các lựa chọn nhưng chưa nói lựa chọn nào là ủng hộ đề nghị: thêm favourable',
    'the field {field} has choices but does not say which of them support the request: add favourable',
    'फ़ील्ड {field} में विकल्प हैं, पर कौन-से अनुरोध का समर्थन करते हैं यह नहीं कहा गया: favourable जोड़ें',
  ],
  'step-form': [
    'bước {step} dùng biểu mẫu {form} không có trong forms/',
    'step {step} names the form {form}, which is not in forms/',
    'चरण {step} प्रपत्र {form} बताता है, जो forms/ में नहीं',
  ],
  'step-unplaced': [
    'bước {step} không có trong process.bpmn: hãy vẽ một nhiệm vụ mang mã ấy',
    'step {step} does not stand in process.bpmn: draw a user task with that id',
    'चरण {step} process.bpmn में नहीं: उसी id का कार्य बनाएँ',
  ],
  'task-stepless': [
    'nhiệm vụ {task} của process.bpmn không phải bước nào trong procedure.yaml: hãy khai báo bước ấy',
    'the task {task} of process.bpmn is no step of procedure.yaml: describe it there',
    'process.bpmn का कार्य {task} procedure.yaml का कोई चरण नहीं: वहाँ वर्णन करें',
  ],
  'paper-number': [
    'giấy tờ kèm theo không lấy số: hãy ghi number: none',
    'a paper beside the result draws no number: say number: none',
    'परिणाम के साथ का पत्र संख्या नहीं लेता: number: none लिखें',
  ],
  'letter-form-draft': [
    'chưa đối chiếu mẫu chính thức thì không ghi tên mẫu: hãy bỏ form, hoặc bỏ draft sau khi đối chiếu',
    'names an official form that it says was not compared: leave out form, or draft once it was',
    'बिना मिलान किए आधिकारिक प्रपत्र का नाम न दें: form हटाएँ, या मिलान के बाद draft',
  ],
  'paper-step': [
    '{of} có sau bước {step}, không có bước đó',
    '{of} comes after the step {step}, which there is none of',
    '{of} चरण {step} के बाद है, जो है ही नहीं',
  ],
  'names-decision': [
    '{of} hỏi quyết định {decision}, không tệp nào trong rules/ có',
    '{of} asks the decision {decision}, which no file in rules/ holds',
    '{of} निर्णय {decision} पूछता है, जो rules/ की किसी फ़ाइल में नहीं',
  ],
  'service-none': [
    'chưa cài dịch vụ «{service}»: hãy dùng một dịch vụ đã cài hoặc nhiệm vụ của người',
    'no service «{service}» is installed: name one that is, or let a person do it',
    'सेवा «{service}» स्थापित नहीं: स्थापित सेवा लिखें या यह कार्य व्यक्ति को दें',
  ],
  'act-of-outside': [
    'không bước nào được làm {act} khi thủ tục do {body} giải quyết: hãy bỏ bước ấy',
    'no step may {act} where {body} decides: take that step out',
    'जहाँ {body} निर्णय करता है वहाँ कोई चरण {act} नहीं कर सकता: वह चरण हटाएँ',
  ],
  'act-outside-alone': [
    '{act} chỉ dùng cho thủ tục do cơ quan khác giải quyết: hãy nêu cơ quan ấy trong outside',
    '{act} is only for what another body decides: name that body under outside',
    '{act} केवल उसके लिए है जिसका निर्णय दूसरा निकाय करता है: उसे outside में लिखें',
  ],
  'outside-result': [
    'kết quả do {body} ký và vào sổ, không phải ở đây: hãy bỏ letter và register',
    'the result is signed and registered by {body}, not here: take out letter and register',
    'परिणाम पर हस्ताक्षर और पंजीकरण {body} करता है, यहाँ नहीं: letter और register हटाएँ',
  ],
  'act-undone': [
    'không bước nào làm {act}: thủ tục nào cũng có tiếp nhận, quyết định và trả kết quả',
    'no step does {act}: every procedure is received, decided and its result delivered',
    'कोई चरण {act} नहीं करता: हर प्रक्रिया में प्राप्ति, निर्णय और परिणाम देना होता है',
  ],
  'fee-amount': [
    'khoản thu {fee} cần đúng một trong ba: amountVnd, decision hoặc setting',
    'fee {fee} needs exactly one of amountVnd, decision and setting',
    'शुल्क {fee} को amountVnd, decision और setting में से ठीक एक चाहिए',
  ],
  'setting-none': [
    '{of} lấy thiết lập {setting}, tỉnh không có thiết lập ấy áp dụng cho ngày {date}: hãy thêm vào values.yaml',
    '{of} takes the setting {setting}, of which the province has none for {date}: add it to values.yaml',
    '{of} स्थापना {setting} लेता है, जो {date} के लिए प्रांत में नहीं है: values.yaml में जोड़ें',
  ],
  'setting-kind': [
    '{of}: giá trị của thiết lập {setting} không đúng loại cần ở đây (thời hạn, số tiền hoặc từ)',
    '{of}: the setting {setting} is not of the kind needed here (a limit, an amount or a word)',
    '{of}: स्थापना {setting} यहाँ आवश्यक प्रकार की नहीं है (समय-सीमा, राशि या शब्द)',
  ],
  'fee-unsaid': [
    '{of} phải nêu đúng một trong ba: fees, free (căn cứ miễn) hoặc feeUnknown',
    '{of} says what it costs in exactly one way: fees, free (with its law) or feeUnknown',
    '{of} को तीन में से ठीक एक चाहिए: fees, free (विधि सहित) या feeUnknown',
  ],
  'limit-open': [
    '{of} để ngỏ thời hạn, chỉ thủ tục lấy từ Cơ sở dữ liệu quốc gia mới được như vậy: hãy ghi thời hạn',
    '{of} leaves its limit open, which only what comes from the national database may: give the limit',
    '{of} समय-सीमा खुली छोड़ता है, जो केवल राष्ट्रीय डेटाबेस से आई प्रक्रिया कर सकती है: समय-सीमा दें',
  ],
  // Registers and once-only
  'register-missing': [
    'không có sổ đăng ký {register}: hãy dùng một sổ có trong registers.yaml',
    'there is no register {register}: name one of registers.yaml',
    'पंजिका {register} नहीं है: registers.yaml की कोई पंजिका लिखें',
  ],
  'register-lacks': [
    'sổ đăng ký {register} không giữ {datum}: hãy bỏ hoặc đổi tên',
    'the register {register} holds no {datum}: remove it or mend the name',
    'पंजिका {register} में {datum} नहीं: हटाएँ या नाम सुधारें',
  ],
  'register-needs': [
    'ghi vào sổ đăng ký {register}: cần có subject, trueSince và data',
    'writes to the register {register}: it needs subject, trueSince and data',
    'पंजिका {register} में लिखता है: subject, trueSince और data चाहिए',
  ],
  'source-none': [
    'không sổ đăng ký nào giữ {datum}: hãy sửa source',
    'no register holds {datum}: mend the source',
    'कोई पंजिका {datum} नहीं रखती: source सुधारें',
  ],
  'asks-again': [
    'hỏi điều sổ đăng ký {register} đã giữ: hãy lấy từ đó bằng source, hoặc nói vì sao phải hỏi ở asks',
    'asks for what the register {register} holds: give it as source, or say why under asks',
    'वह पूछता है जो पंजिका {register} में है: source से लें, या asks में कारण बताएँ',
  ],
  'audience-none': [
    'audience chưa ghi đối tượng thực hiện: hãy ghi ai được nộp',
    'audience is not there: say who may apply',
    'audience नहीं है: लिखें कि कौन आवेदन कर सकता है',
  ],
  'audience-unknown': [
    'audience có đối tượng không áp dụng được: {names}. Hãy dùng tên đối tượng như Cơ sở dữ liệu quốc gia về thủ tục hành chính',
    'audience names somebody it cannot be applied to: {names}. Use the words of the national database of procedures',
    'audience में ऐसा नाम है जो लागू नहीं हो सकता: {names}। राष्ट्रीय प्रक्रिया डेटाबेस के शब्द लिखें',
  ],
  // Forms and answers
  'schema-object': [
    'schema phải là một object có properties',
    'schema must be an object with properties',
    'schema को properties वाला object होना चाहिए',
  ],
  'field-unknown': [
    'mục {section} đặt ô {field} không có trong schema',
    'section {section} places the field {field}, which the schema does not have',
    'खंड {section} में क्षेत्र {field} है जो schema में नहीं',
  ],
  'consultation-groundless': [
    '{of} phải dựa trên văn bản đã ban hành và có hiệu lực (consultation.law); dự thảo không phải là căn cứ: hãy nêu văn bản đó, hoặc ghi silence: wait, clock: runs',
    '{of} must rest on law that was issued and is in force (consultation.law); a draft is no ground: name that law, or write silence: wait, clock: runs',
    '{of} जारी और लागू विधि (consultation.law) पर टिका होना चाहिए; मसौदा आधार नहीं: वह विधि बताएँ, या silence: wait, clock: runs लिखें',
  ],
  'clock-groundless': [
    '{of} phải dựa trên văn bản đã ban hành và có hiệu lực ({law}); dự thảo không phải là căn cứ: hãy nêu văn bản đó, hoặc bỏ dòng này',
    '{of} must rest on law that was issued and is in force ({law}); a draft is no ground: name that law, or leave it out',
    '{of} जारी और लागू विधि ({law}) पर टिका होना चाहिए; मसौदा आधार नहीं: वह विधि बताएँ, या यह पंक्ति हटा दें',
  ],
  'field-too-early': [
    'ô {field} được hỏi theo câu trả lời ở ô {looksAt}, là ô đứng sau hoặc chính ô đó: hãy đặt {looksAt} lên trước',
    'the field {field} is asked by the answer to {looksAt}, which stands after it or is itself: place {looksAt} before it',
    'क्षेत्र {field} {looksAt} के उत्तर के अनुसार पूछा जाता है, जो उसके बाद है या वही है: {looksAt} को पहले रखें',
  ],
  'field-twice': [
    'mục {section} đặt ô {field} đã đặt ở chỗ khác: hãy bỏ một chỗ',
    'section {section} places the field {field}, which is placed already: keep one',
    'खंड {section} में क्षेत्र {field} है जो पहले ही रखा गया है: एक रखें',
  ],
  'value-required': ['{field} (phải điền)', '{field} (required)', '{field} (अनिवार्य)'],
  'value-unknown': ['{field} (không có ô này)', '{field} (unknown field)', '{field} (ऐसा क्षेत्र नहीं)'],
  'value-one-of': ['{field} (một trong: {values})', '{field} (one of {values})', '{field} (इनमें से एक: {values})'],
  'value-type': ['{field} (phải là {type})', '{field} (must be {type})', '{field} ({type} होना चाहिए)'],
  'value-pattern': [
    '{field} (không đúng dạng {pattern})',
    '{field} (not of the form {pattern})',
    '{field} ({pattern} के रूप में नहीं)',
  ],
  'value-lost': [
    '{field} (có ký tự không đọc được, hiện là «\uFFFD»: hãy gõ lại chỗ đó)',
    '{field} (a character in it cannot be read and stands as “\uFFFD”: type it again)',
    '{field} (एक अक्षर पढ़ा नहीं जा सकता, «\uFFFD» दिखता है: उसे फिर टाइप करें)',
  ],
  'value-short': [
    '{field} (ít hơn {limit} ký tự)',
    '{field} (fewer than {limit} characters)',
    '{field} ({limit} अक्षरों से कम)',
  ],
  'value-long': [
    '{field} (nhiều hơn {limit} ký tự)',
    '{field} (more than {limit} characters)',
    '{field} ({limit} अक्षरों से अधिक)',
  ],
  'value-few': ['{field} (ít hơn {limit} mục)', '{field} (fewer than {limit} items)', '{field} ({limit} मदों से कम)'],
  'value-many': [
    '{field} (nhiều hơn {limit} mục)',
    '{field} (more than {limit} items)',
    '{field} ({limit} मदों से अधिक)',
  ],
  'value-bound': [
    '{field} (phải {comparison} {limit})',
    '{field} (must be {comparison} {limit})',
    '{field} ({comparison} {limit} होना चाहिए)',
  ],
  'value-later': [
    '{field} (không được sau ngày {limit})',
    '{field} (not after {limit})',
    '{field} ({limit} के बाद नहीं)',
  ],
  'value-earlier': [
    '{field} (không được trước ngày {limit})',
    '{field} (not before {limit})',
    '{field} ({limit} से पहले नहीं)',
  ],
  'value-check-computed': [
    '{field} (trái với hồ sơ: {check}; tính ra {value})',
    '{field} (contradicts the dossier: {check}; computed: {value})',
    '{field} (फ़ाइल के विपरीत: {check}; गणना से {value})',
  ],
  'value-check': [
    '{field} (trái với hồ sơ: {check})',
    '{field} (contradicts the dossier: {check})',
    '{field} (फ़ाइल के विपरीत: {check})',
  ],
  'value-dead': [
    '{field} (không thể là số của người nộp hồ sơ hoặc người đại diện)',
    '{field} (cannot be the number of who applies or acts for them)',
    '{field} (आवेदक या उनके प्रतिनिधि की संख्या नहीं हो सकती)',
  ],
  'value-own': [
    '{field} (phải là của chính người đứng tên nộp hồ sơ, như đã khai)',
    "{field} (must be the applicant's own, as was stated)",
    '{field} (जैसा बताया गया, आवेदक का अपना होना चाहिए)',
  ],
  'value-own-name': [
    '{field} (phải là của chính người đứng tên nộp hồ sơ, như đã khai; họ tên trong Cơ sở dữ liệu quốc gia về dân cư sai thì đề nghị cơ quan Công an điều chỉnh trước)',
    "{field} (must be the applicant's own, as was stated; where the national population database has the name wrong, have the police correct it first)",
    '{field} (जैसा बताया गया, आवेदक का अपना होना चाहिए; राष्ट्रीय जनसंख्या डेटाबेस में नाम ग़लत हो तो पहले पुलिस से सुधरवाएँ)',
  ],
  'value-not-own': [
    '{field} (là số của chính người nộp hồ sơ, nhưng quan hệ đã khai không phải như vậy; hãy ghi số của đúng người, hoặc chọn lại quan hệ)',
    "{field} (is the applicant's own number, which the stated relation says it is not; write that person's number, or choose the relation again)",
    '{field} (यह आवेदक की अपनी संख्या है, पर बताया गया संबंध ऐसा नहीं कहता; उस व्यक्ति की संख्या लिखें, या संबंध फिर चुनें)',
  ],
  'value-same': [
    '{field} (trùng với số của người khác trong đơn; mỗi người có một số riêng)',
    '{field} (is the number of somebody else on the form; each person has a number of their own)',
    '{field} (फ़ॉर्म में किसी और की संख्या है; हर व्यक्ति की अपनी संख्या होती है)',
  ],
  'value-digits': [
    '{field} (không khớp số định danh cá nhân: chữ số thứ tư của số này cho biết thế kỷ sinh và giới tính, hai chữ số tiếp theo là năm sinh; hãy xem lại câu trả lời này và số định danh)',
    '{field} (does not fit the personal number, whose fourth digit says the century of birth and the sex, and the next two the year of birth; look again at this answer and at the number)',
    '{field} (व्यक्तिगत संख्या से मेल नहीं: उसका चौथा अंक जन्म की शताब्दी और लिंग बताता है, अगले दो अंक जन्म का वर्ष; यह उत्तर और संख्या फिर देखें)',
  ],
  'value-sex': [
    '{field} (không khớp giới tính của người nộp trong cơ sở dữ liệu dân cư; dữ liệu sai thì đề nghị cơ quan Công an cập nhật trước)',
    "{field} (does not agree with the applicant's sex in the population register; wrong data are corrected by the police first)",
    '{field} (जनसंख्या डेटाबेस में आवेदक के लिंग से मेल नहीं; ग़लत डेटा पहले पुलिस से सुधरवाएँ)',
  ],
  'value-wrong': ['{field} (sai: {rule})', '{field} (wrong: {rule})', '{field} (ग़लत: {rule})'],
  // Cases
  'cases-none': [
    'không có câu chuyện nào: hãy viết ít nhất một hồ sơ từ đầu đến cuối',
    'tells no story: write at least one dossier from beginning to end',
    'कोई कथा नहीं: कम से कम एक आवेदन आरंभ से अंत तक लिखें',
  ],
  'against-astray': [
    'bước {step} kết luận không đạt mà quy trình lại tới {elements}: sau kết luận không đạt chỉ được tới bước quyết định; hãy thêm cổng rẽ nhánh với điều kiện list contains(against, "{step}")',
    'after the step {step} concludes against the request, the process goes to {elements}: it must lead to the decision alone; add a gateway with the condition list contains(against, "{step}")',
    'चरण {step} का निष्कर्ष विरुद्ध होने पर भी प्रक्रिया {elements} पर जाती है: उसे केवल निर्णय के चरण पर जाना चाहिए; शर्त list contains(against, "{step}") वाला गेटवे जोड़ें',
  ],
  'against-untold': [
    'không câu chuyện nào có bước {step} kết luận không đạt: hãy thêm một',
    'in no case does the step {step} conclude against the request: add one',
    'किसी कथा में चरण {step} का निष्कर्ष विरुद्ध नहीं है: एक जोड़ें',
  ],
  'flow-untaken': [
    'không câu chuyện nào đi qua luồng {flow}: hãy thêm một',
    'no case takes the flow {flow}: add one',
    'कोई कथा प्रवाह {flow} से नहीं जाती: एक जोड़ें',
  ],
  'rule-unmatched': [
    'không câu chuyện nào khớp quy tắc {rule} của {decision}: hãy thêm một',
    'no case matches the rule {rule} of {decision}: add one',
    'कोई कथा {decision} के नियम {rule} से मेल नहीं खाती: एक जोड़ें',
  ],
  'case-person': [
    'không phải người mẫu nào của địa phương: hãy chọn trong people.yaml',
    'is no demo person of the province: choose one of people.yaml',
    'प्रांत का कोई नमूना व्यक्ति नहीं: people.yaml से चुनें',
  ],
  'case-endless': [
    'câu chuyện không kết thúc sau {most} thao tác',
    'the story does not end within {most} acts',
    'कथा {most} क्रियाओं में समाप्त नहीं होती',
  ],
  'instead-unpublished': [
    'Trường hợp này làm thủ tục nào khác hoặc ở cơ quan nào: chưa công bố; đề nghị hỏi {centre}.',
    'Which other procedure or office is for this case is not published: ask {centre}.',
    'इस स्थिति के लिए कौन-सी दूसरी प्रक्रिया या कार्यालय है, यह प्रकाशित नहीं: {centre} से पूछें।',
  ],
  'case-refusal': [
    '{act}: phải bị từ chối với {code} mà lại được làm',
    '{act}: expected the refusal {code}, was done',
    '{act}: {code} से अस्वीकार अपेक्षित था, पर हो गया',
  ],
  'case-differs': [
    '{what}: cần {expected}, nhưng là {found}',
    '{what}: expected {expected}, found {found}',
    '{what}: {expected} अपेक्षित, {found} मिला',
  ],
  // A dossier that stops
  'error-uncaught': ['lỗi {error} không được xử lý', 'the error {error} is not caught', 'त्रुटि {error} सँभाली नहीं गई'],
  'no-step': ['thủ tục không có bước này', 'the procedure has no such step', 'प्रक्रिया में ऐसा चरण नहीं'],
  'no-unit': [
    'không đơn vị «{unit}» nào phục vụ hồ sơ này',
    'no unit «{unit}» serves this dossier',
    'कोई इकाई «{unit}» इस आवेदन की सेवा नहीं करती',
  ],
  'limit-odd': [
    'cho thời hạn «{value}», không phải số ngày',
    'gives the limit «{value}», which is no number of days',
    'समय-सीमा «{value}» देता है, जो दिनों की संख्या नहीं',
  ],
  // The province's files
  'folder-missing': ['không có thư mục {folder}', 'there is no folder {folder}', 'फ़ोल्डर {folder} नहीं है'],
  'code-twice': ['mã có hai lần: hãy đổi một', 'the code stands twice: change one', 'कोड दो बार है: एक बदलें'],
  'unit-missing': [
    'nêu đơn vị {unit} không có trong units.yaml',
    'names the unit {unit}, which units.yaml does not have',
    'इकाई {unit} बताता है, जो units.yaml में नहीं',
  ],
  'ends-early': ['kết thúc {to}, trước khi bắt đầu', 'ends {to}, before it starts', '{to} को, आरंभ से पहले समाप्त होता है'],
  'two-heads': [
    'đơn vị {unit} có hai người đứng đầu cùng lúc: {one} và {other}; một người giữ chức phó (deputy-head) hoặc ghi ngày thôi giữ chức',
    'unit {unit} has two heads at a time, {one} and {other}: make one a deputy (deputy-head), or say from when they no longer hold the post',
    'इकाई {unit} में एक साथ दो प्रमुख हैं, {one} और {other}: एक को उप प्रमुख (deputy-head) बनाएँ, या पद छोड़ने की तिथि लिखें',
  ],
  'rows-apart': [
    'dòng hết hiệu lực {to} và dòng sau có hiệu lực {from}: hãy để dòng sau bắt đầu đúng ngày dòng trước kết thúc',
    'a row ends {to} and the next starts {from}: let the next start on the day the one before ends',
    'एक पंक्ति {to} को समाप्त और अगली {from} को आरंभ: अगली उसी दिन आरंभ हो जिस दिन पिछली समाप्त हो',
  ],
  'value-id': [
    'mã thiết lập chỉ gồm chữ thường, số và gạch nối, bắt đầu bằng chữ',
    'the id of a setting has small letters, digits and hyphens, and begins with a letter',
    'स्थापना की id में छोटे अक्षर, अंक और हाइफ़न हों, अक्षर से आरंभ',
  ],
  'value-day': [
    'from và to phải là ngày, như 2026-07-01',
    'from and to are days, as in 2026-07-01',
    'from और to तिथियाँ हैं, जैसे 2026-07-01',
  ],
  'value-shape': [
    'giá trị phải là thời hạn (như workingDays: 7), số tiền kèm unit: VND, số lượng kèm unit: count, hoặc một từ',
    'the value is a limit (such as workingDays: 7), an amount with unit: VND, a count with unit: count, or a word',
    'मान समय-सीमा (जैसे workingDays: 7), unit: VND सहित राशि, unit: count सहित गिनती, या एक शब्द हो',
  ],
  'opened-basis': [
    'phải nêu basis (văn bản cho phép tiếp nhận) và from (từ ngày)',
    'say its basis, the decision that opens it, and from which day',
    'basis (खोलने वाला निर्णय) और from (दिन) लिखें',
  ],
  'value-source': [
    'phải nêu source (nguồn) và confirmed (đã đối chiếu văn bản gốc hay chưa)',
    'say its source, and by confirmed whether it was compared with the original text',
    'source (स्रोत) और confirmed (मूल पाठ से मिलान हुआ या नहीं) लिखें',
  ],
  'law-end-source': [
    'phải nêu number (số hiệu), title (tên) và source (nguồn cho biết ngày hết hiệu lực)',
    'say its number, its title, and by source where its end is known from',
    'number (संख्या), title (नाम) और source (समाप्ति की जानकारी का स्रोत) लिखें',
  ],
  'value-overlap': [
    'hai dòng cùng có hiệu lực từ {from}: hãy cho dòng trước một ngày to',
    'two rows hold on {from}: give the earlier one its to',
    '{from} को दो पंक्तियाँ प्रभावी हैं: पहली को to दें',
  ],
  // Requests
  broke: [
    'Hệ thống gặp sự cố; chưa có gì thay đổi. Hãy thử lại.',
    'Something broke here; nothing was changed. Try again.',
    'यहाँ कुछ टूट गया; कुछ नहीं बदला। फिर कोशिश करें।',
  ],
  'body-deep': [
    'dữ liệu lồng nhau quá {most} cấp',
    'it is nested more than {most} deep',
    'वह {most} स्तर से अधिक भीतर तक है',
  ],
  'body-many': ['có hơn {most} mục dữ liệu', 'it has more than {most} members and items', 'उसमें {most} से अधिक मद हैं'],
  'no-door': ['không có {method} {url}', 'there is no {method} {url}', '{method} {url} नहीं है'],
} satisfies Record<string, Words>;
