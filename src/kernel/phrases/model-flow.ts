/** What is wrong with flows, gateways, events and activities of a model, and where a process stops. */
import type { Words } from '../phrases.ts';

export const MODEL_FLOW_PHRASES = {
  // Flows
  'ad-hoc-ends': [
    'quy trình con tùy biến không có sự kiện bắt đầu hay kết thúc: hãy bỏ đi',
    'an ad-hoc sub-process has neither start nor end events: remove them',
    'तदर्थ उप-प्रक्रिया में प्रारंभ या समाप्ति घटना नहीं होती: उन्हें हटाएँ',
  ],
  'no-start': [
    'có sự kiện kết thúc mà không có sự kiện bắt đầu: hãy thêm',
    'has an end event but no start event: add one',
    'समाप्ति घटना है पर प्रारंभ घटना नहीं: एक जोड़ें',
  ],
  'no-end': [
    'có sự kiện bắt đầu mà không có sự kiện kết thúc: hãy thêm',
    'has a start event but no end event: add one',
    'प्रारंभ घटना है पर समाप्ति घटना नहीं: एक जोड़ें',
  ],
  'several-starts': [
    'có nhiều sự kiện bắt đầu; quy trình con chỉ có một',
    'has several start events; a sub-process has one at most',
    'कई प्रारंभ घटनाएँ हैं; उप-प्रक्रिया में अधिकतम एक होती है',
  ],
  unreached: [
    'không có đường tới: hãy nối một luồng trình tự vào',
    'cannot be reached: lead a sequence flow to it',
    'यहाँ तक कोई प्रवाह नहीं आता: एक अनुक्रम प्रवाह जोड़ें',
  ],
  'leads-nowhere': [
    'không dẫn đi đâu: hãy nối một luồng trình tự ra',
    'leads nowhere: lead a sequence flow from it',
    'यहाँ से कोई प्रवाह नहीं जाता: एक अनुक्रम प्रवाह जोड़ें',
  ],
  'default-elsewhere': [
    'luồng mặc định «{flow}» đi ra từ phần tử khác: hãy chọn luồng của chính nó',
    'its default flow «{flow}» leaves another element: choose one of its own',
    'उसका डिफ़ॉल्ट प्रवाह «{flow}» किसी और तत्व से निकलता है: अपना प्रवाह चुनें',
  ],
  'default-condition': [
    'luồng mặc định «{flow}» có điều kiện: hãy bỏ điều kiện',
    'its default flow «{flow}» has a condition: remove it',
    'उसके डिफ़ॉल्ट प्रवाह «{flow}» पर शर्त है: शर्त हटाएँ',
  ],
  'crosses-border': [
    'đi qua ranh giới quy trình hay quy trình con: hãy nối các phần tử cùng một bên',
    'crosses the border of a process or sub-process: join elements of the same one',
    'प्रक्रिया या उप-प्रक्रिया की सीमा लाँघता है: एक ही के तत्व जोड़ें',
  ],
  'into-start': [
    'dẫn vào sự kiện bắt đầu: trước nó không có gì, hãy bỏ luồng này',
    'leads to a start event: nothing comes before it, remove the flow',
    'प्रारंभ घटना में जाता है: उससे पहले कुछ नहीं आता, यह प्रवाह हटाएँ',
  ],
  'out-of-end': [
    'đi ra từ sự kiện kết thúc: sau nó không có gì, hãy bỏ luồng này',
    'leaves an end event: nothing comes after it, remove the flow',
    'समाप्ति घटना से निकलता है: उसके बाद कुछ नहीं, यह प्रवाह हटाएँ',
  ],
  'not-immediate': [
    'không tức thì (isImmediate): quy trình được chạy thì luồng phải tức thì, hãy bỏ thuộc tính này',
    'is not immediate: in a process that is run it must be, remove isImmediate',
    'तत्काल नहीं है: चलने वाली प्रक्रिया में होना चाहिए, isImmediate हटाएँ',
  ],
  'only-way-condition': [
    'là đường đi tiếp duy nhất mà có điều kiện: hãy thêm luồng khác hoặc bỏ điều kiện',
    'is the only way on and has a condition: add another flow or remove the condition',
    'आगे का एकमात्र मार्ग है और उस पर शर्त है: दूसरा प्रवाह जोड़ें या शर्त हटाएँ',
  ],
  'event-condition': [
    'luồng đi ra từ sự kiện không có điều kiện: hãy bỏ điều kiện',
    'a flow from an event has no condition: remove it',
    'घटना से निकलते प्रवाह पर शर्त नहीं होती: उसे हटाएँ',
  ],
  'listed-wrongly': [
    'liệt kê «{flow}» là {name}, nhưng không phải: hãy bỏ dòng đó',
    'lists «{flow}» as {name}, which it is not: remove that line',
    '«{flow}» को {name} बताता है, जो वह नहीं है: वह पंक्ति हटाएँ',
  ],
  'not-listed': [
    'không liệt kê «{flow}» là {name}: hãy thêm vào',
    'does not list «{flow}» as {name}: add it',
    '«{flow}» को {name} में नहीं गिनाता: उसे जोड़ें',
  ],
  // Gateways
  'few-ways': ['cần từ hai luồng đi ra trở lên', 'needs two or more outgoing flows', 'दो या अधिक बाहर जाते प्रवाह चाहिए'],
  'events-decide': [
    'các luồng của nó không có điều kiện, vì sự kiện quyết định: hãy bỏ điều kiện',
    'its flows have no conditions, as events decide: remove them',
    'उसके प्रवाहों पर शर्त नहीं होती, घटनाएँ तय करती हैं: शर्तें हटाएँ',
  ],
  'follows-oddly': [
    'dẫn tới «{id}»; theo sau chỉ có sự kiện bắt và việc nhận tin',
    'leads to «{id}»; only catch events and receive tasks can follow',
    '«{id}» की ओर जाता है; आगे केवल पकड़ने वाली घटनाएँ और प्राप्ति कार्य आ सकते हैं',
  ],
  'else-leads': [
    'các sự kiện sau nó còn luồng khác dẫn tới: hãy bỏ những luồng đó',
    'something else leads to the events after it: remove those flows',
    'उसके बाद की घटनाओं में और प्रवाह भी आते हैं: उन्हें हटाएँ',
  ],
  'messages-or-receives': [
    'theo sau là sự kiện tin nhắn hoặc việc nhận tin, không cả hai: hãy chọn một loại',
    'is followed by message events or by receive tasks, not by both: keep one kind',
    'आगे संदेश घटनाएँ या प्राप्ति कार्य आते हैं, दोनों नहीं: एक प्रकार रखें',
  ],
  'unfit-event': [
    'sự kiện {kind} không theo sau được: dùng message, signal, timer hay conditional',
    'an event for {kind} cannot follow: use message, signal, timer or conditional',
    '{kind} घटना आगे नहीं आ सकती: message, signal, timer या conditional लें',
  ],
  'receive-boundary': [
    'việc nhận tin sau nó không có sự kiện biên: hãy bỏ sự kiện biên',
    'receive tasks after it have no boundary events: remove those',
    'उसके बाद के प्राप्ति कार्यों पर सीमा घटना नहीं होती: उसे हटाएँ',
  ],
  begins: [
    'mở đầu quy trình: không có luồng nào dẫn vào, hãy bỏ luồng hoặc bỏ instantiate',
    'begins the process: no flow leads to it, remove the flow or instantiate',
    'प्रक्रिया आरंभ करता है: इसमें कोई प्रवाह नहीं आता, प्रवाह या instantiate हटाएँ',
  ],
  'parallel-begins': [
    'chỉ cổng mở đầu quy trình mới chờ đủ mọi sự kiện: hãy đặt instantiate hoặc bỏ Parallel',
    'only one that begins the process can wait for all its events: set instantiate or remove Parallel',
    'केवल प्रक्रिया आरंभ करने वाला सभी घटनाओं की प्रतीक्षा कर सकता है: instantiate लगाएँ या Parallel हटाएँ',
  ],
  diverging: [
    'là cổng tách (Diverging): cần một luồng vào và nhiều luồng ra',
    'diverges: it has one incoming and several outgoing flows',
    'विभाजक (Diverging) है: एक आता और कई जाते प्रवाह चाहिए',
  ],
  converging: [
    'là cổng nhập (Converging): cần nhiều luồng vào và một luồng ra',
    'converges: it has several incoming flows and one outgoing',
    'मिलाने वाला (Converging) है: कई आते और एक जाता प्रवाह चाहिए',
  ],
  mixed: [
    'là cổng hỗn hợp (Mixed): cần nhiều luồng vào và nhiều luồng ra',
    'is mixed: it has several incoming and several outgoing flows',
    'मिश्रित (Mixed) है: कई आते और कई जाते प्रवाह चाहिए',
  ],
  'activates-nothing': [
    'không nhập luồng nào: điều kiện kích hoạt chỉ dùng khi có nhiều luồng vào, hãy bỏ đi',
    'joins nothing: an activation condition is for several incoming flows, remove it',
    'कुछ नहीं मिलाता: सक्रियण शर्त कई आते प्रवाहों के लिए है, उसे हटाएँ',
  ],
  // Events
  'waits-for-nothing': [
    'không chờ gì cả: hãy cho nó một định nghĩa sự kiện',
    'waits for nothing: give it an event definition',
    'किसी की प्रतीक्षा नहीं करता: घटना परिभाषा दें',
  ],
  'event-not-here': [
    'sự kiện {kind} không đứng ở đây được; có thể dùng: {kinds}',
    'an event for {kind} cannot stand here; these can: {kinds}',
    '{kind} घटना यहाँ नहीं हो सकती; ये हो सकती हैं: {kinds}',
  ],
  'begins-by-event': [
    'bắt đầu bằng sự kiện: không luồng nào vào hay ra, hãy bỏ các luồng đó',
    'begins by an event: no sequence flow leads to it or from it, remove those',
    'घटना से आरंभ होता है: कोई अनुक्रम प्रवाह न आता है न जाता, उन्हें हटाएँ',
  ],
  'one-start-needed': [
    'có {count} sự kiện bắt đầu; cần đúng một',
    'has {count} start events; it needs exactly one',
    '{count} प्रारंभ घटनाएँ हैं; ठीक एक चाहिए',
  ],
  'no-trigger': [
    'sự kiện bắt đầu của nó cần một định nghĩa sự kiện: hãy thêm',
    'its start event needs a trigger: add an event definition',
    'उसकी प्रारंभ घटना को ट्रिगर चाहिए: घटना परिभाषा जोड़ें',
  ],
  'no-boundary-here': [
    'không mang sự kiện biên: hãy đặt chúng vào bên trong',
    'has no boundary events: put them into it',
    'इस पर सीमा घटना नहीं होती: उसे भीतर रखें',
  ],
  'started-by-flow': [
    'quy trình con bắt đầu theo luồng: hãy bỏ định nghĩa sự kiện ở sự kiện bắt đầu',
    'a sub-process is started by its flow: remove the trigger of its start event',
    'उप-प्रक्रिया प्रवाह से आरंभ होती है: प्रारंभ घटना का ट्रिगर हटाएँ',
  ],
  'error-interrupts': [
    'lỗi luôn làm ngắt: isInterrupting phải là true',
    'an error always interrupts: isInterrupting is true',
    'त्रुटि सदा रोकती है: isInterrupting true हो',
  ],
  'attached-elsewhere': [
    'gắn vào «{id}» ở một quy trình con khác: hãy đặt cả hai vào cùng một bên',
    'is attached to «{id}» of another sub-process: put both into the same one',
    'किसी और उप-प्रक्रिया के «{id}» से जुड़ा है: दोनों को एक ही में रखें',
  ],
  'into-boundary': [
    'có luồng dẫn vào sự kiện biên: hãy bỏ luồng đó',
    'a sequence flow leads to this boundary event: remove it',
    'सीमा घटना में अनुक्रम प्रवाह आता है: उसे हटाएँ',
  ],
  'cancel-on-transaction': [
    'sự kiện hủy chỉ đứng trên giao dịch: hãy đổi loại sự kiện',
    'a cancel event stands on transactions only: use another event',
    'रद्द घटना केवल लेनदेन पर होती है: दूसरी घटना लें',
  ],
  'boundary-interrupts': [
    'sự kiện biên {kind} luôn làm ngắt: cancelActivity phải là true',
    'a boundary event for {kind} always interrupts: cancelActivity is true',
    '{kind} सीमा घटना सदा रोकती है: cancelActivity true हो',
  ],
  'undoes-by-flow': [
    'việc hoàn tác được nối bằng liên kết (association): hãy thay luồng trình tự',
    'what undoes is joined by an association: replace the sequence flow',
    'पूर्ववत करने वाला association से जुड़ता है: अनुक्रम प्रवाह बदलें',
  ],
  'undoes-interrupts': [
    'không ngắt gì, vì việc nó gắn vào đã xong: hãy bỏ cancelActivity',
    'interrupts nothing, as what it stands on has ended: leave cancelActivity out',
    'कुछ नहीं रोकती, क्योंकि गतिविधि पूरी हो चुकी: cancelActivity हटाएँ',
  ],
  'undoes-nothing': [
    'không hoàn tác gì: hãy nối bằng liên kết tới việc hoàn tác',
    'undoes nothing: join it by an association to the activity that undoes',
    'कुछ पूर्ववत नहीं करती: association से पूर्ववत करने वाली गतिविधि जोड़ें',
  ],
  'not-for-compensation': [
    'nối tới «{id}», không phải việc hoàn tác: hãy đặt isForCompensation',
    'is joined to «{id}», which is not for compensation: set isForCompensation',
    '«{id}» से जुड़ी है, जो क्षतिपूर्ति के लिए नहीं: isForCompensation लगाएँ',
  ],
  'link-out': [
    'đi tiếp ở liên kết cùng tên: không có luồng ra, hãy bỏ luồng',
    'goes on at the link of the same name: remove its outgoing flow',
    'समान नाम के लिंक पर आगे बढ़ता है: बाहर जाता प्रवाह हटाएँ',
  ],
  'link-in': [
    'được tới qua liên kết: không có luồng vào, hãy bỏ luồng',
    'is come to by its link: remove its incoming flow',
    'लिंक से पहुँचा जाता है: आता प्रवाह हटाएँ',
  ],
  'link-alone': [
    'không có đầu kia: hãy thêm liên kết «{name}» trong cùng quy trình',
    'has no counterpart: add a link «{name}» in the same process',
    'दूसरा सिरा नहीं है: उसी प्रक्रिया में लिंक «{name}» जोड़ें',
  ],
  'link-targets': [
    'liên kết «{name}» có nhiều đích; chỉ cần một',
    'the link «{name}» has several targets; it needs one',
    'लिंक «{name}» के कई लक्ष्य हैं; एक चाहिए',
  ],
  'cancel-in-transaction': [
    'sự kiện kết thúc hủy chỉ đứng trong giao dịch: hãy đổi loại sự kiện',
    'a cancel end event stands in transactions only: use another event',
    'रद्द समाप्ति घटना केवल लेनदेन में होती है: दूसरी घटना लें',
  ],
  'throws-none': [
    'không nêu {kind} nào để phát: hãy điền {kind}Ref',
    'throws no {kind}: name it ({kind}Ref)',
    'कोई {kind} नहीं फेंकता: {kind}Ref भरें',
  ],
  'no-code': [
    '{kind} «{id}» không có mã: hãy điền {kind}Code',
    'the {kind} «{id}» has no code: give it one ({kind}Code)',
    '{kind} «{id}» का कूट नहीं है: {kind}Code भरें',
  ],
  'no-message': [
    'không nêu tin nhắn nào: hãy điền messageRef',
    'names no message: name it (messageRef)',
    'कोई संदेश नहीं बताता: messageRef भरें',
  ],
  'shared-inside': [
    'dùng chung «{id}» đang nằm trong «{owner}»: hãy đưa ra ngoài các quy trình',
    'shares «{id}», which stands in «{owner}»: move it beside the processes',
    '«{id}» साझा करता है जो «{owner}» में है: उसे प्रक्रियाओं के बाहर रखें',
  ],
  'not-iso-8601': [
    '{name} «{value}» không theo ISO 8601: hãy viết như 2026-12-31T17:00:00+07:00, PT8H hay R3/P1D',
    '{name} «{value}» is not ISO 8601: write it like 2026-12-31T17:00:00+07:00, PT8H or R3/P1D',
    '{name} «{value}» ISO 8601 नहीं: 2026-12-31T17:00:00+07:00, PT8H या R3/P1D जैसा लिखें',
  ],
  'one-time': [
    'có đúng một trong ba: thời điểm, khoảng thời gian, chu kỳ',
    'has exactly one of date, duration and cycle',
    'तिथि, अवधि और चक्र में से ठीक एक हो',
  ],
  'several-events-needed': [
    'chờ nhiều sự kiện (parallelMultiple): hãy nêu từ hai sự kiện',
    'waits for several events (parallelMultiple): name two or more',
    'कई घटनाओं की प्रतीक्षा (parallelMultiple): दो या अधिक बताएँ',
  ],
  // Activities
  'undoes-in-flow': [
    'là việc hoàn tác: không luồng nào vào hay ra, hãy bỏ các luồng đó',
    'undoes another activity: no sequence flow leads to it or from it, remove those',
    'दूसरी गतिविधि पूर्ववत करता है: कोई अनुक्रम प्रवाह न आए न जाए, उन्हें हटाएँ',
  ],
  'instances-of-what': [
    'cần hoặc số lần (loopCardinality) hoặc dữ liệu để duyệt (loopDataInputRef)',
    'needs either a cardinality or data to go through',
    'या तो संख्या (loopCardinality) या दोहराने का डेटा (loopDataInputRef) चाहिए',
  ],
  'each-time-what': [
    'mỗi lần phát một sự kiện: hãy điền noneBehaviorEventRef',
    'throws an event each time: name it (noneBehaviorEventRef)',
    'हर बार घटना फेंकता है: noneBehaviorEventRef भरें',
  ],
  'first-time-what': [
    'lần đầu phát một sự kiện: hãy điền oneBehaviorEventRef',
    'throws an event the first time: name it (oneBehaviorEventRef)',
    'पहली बार घटना फेंकता है: oneBehaviorEventRef भरें',
  ],
  'complex-what': [
    'không nói khi nào phát sự kiện nào: hãy thêm complexBehaviorDefinition',
    'says nothing of when to throw what: add a complexBehaviorDefinition',
    'कब कौन-सी घटना फेंके, नहीं बताता: complexBehaviorDefinition जोड़ें',
  ],
  'loop-maximum': [
    'số lần tối đa (loopMaximum) phải từ một trở lên',
    'the maximum of a loop is one or more',
    'लूप की अधिकतम संख्या एक या अधिक हो',
  ],
  quantity: [
    '{name} là {value}; phải là số nguyên từ 1 đến {most}',
    '{name} is {value}; it is a whole number from 1 to {most}',
    '{name} {value} है; 1 से {most} तक की पूर्ण संख्या हो',
  ],
  'two-loops': [
    'lặp theo hai cách: hãy giữ một',
    'is repeated in two ways: keep one of the loops',
    'दो तरह से दोहराया जाता है: एक रखें',
  ],
  'nothing-to-do': [
    'không có việc gì bên trong: hãy đặt một hoạt động vào',
    'holds nothing to do: put an activity into it',
    'भीतर कोई काम नहीं: एक गतिविधि रखें',
  ],
  'transaction-method': [
    'phương thức «{method}» không phải ##Compensate, ##Store, ##Image hay một URI',
    'the method «{method}» is neither ##Compensate, ##Store or ##Image nor a URI',
    'विधि «{method}» न ##Compensate, ##Store, ##Image है न URI',
  ],
  'not-in-process': [
    'thuộc về bản phối hợp (choreography): trong quy trình hãy dùng một việc',
    'belongs into a choreography: in a process, use a task',
    'कोरियोग्राफ़ी का है: प्रक्रिया में कार्य लें',
  ],
  // Where a process stops
  'told-too-much': [
    'các quy trình gửi cho nhau hơn {most} tin',
    'the processes tell each other more than {most} things',
    'प्रक्रियाएँ एक-दूसरे को {most} से अधिक संदेश भेजती हैं',
  ],
  'no-instance': ['không có phiên chạy này', 'there is no such instance', 'ऐसी कोई चालू प्रति नहीं'],
  'timer-empty': ['biểu thức thời gian không cho kết quả', 'the timer gives nothing', 'टाइमर कुछ नहीं देता'],
  'link-missing': ['không có liên kết «{name}»', 'there is no link «{name}»', 'लिंक «{name}» नहीं है'],
  'cancels-nothing': ['không hủy giao dịch nào', 'cancels no transaction', 'कोई लेनदेन रद्द नहीं करता'],
  'token-never': [
    'chờ một nhánh không thể tới nữa (đã có: {has})',
    'waits for a token that can no longer come (has {has})',
    'ऐसे टोकन की प्रतीक्षा जो अब नहीं आ सकता (हैं: {has})',
  ],
  'not-a-list': ['«{name}» không phải danh sách', '«{name}» is not a list', '«{name}» सूची नहीं है'],
  'turns-odd': [
    'sẽ chạy {count} lượt (chỉ từ 0 đến {most})',
    'would run {count} times (0 to {most})',
    '{count} बार चलेगा (0 से {most})',
  ],
  'turns-many': ['lặp hơn {most} lần', 'is repeated more than {most} times', '{most} से अधिक बार दोहराया गया'],
  'goes-round': [
    'chạy vòng mà không chờ ({most} bước)',
    'goes round without waiting ({most} moves)',
    'बिना रुके घूमती है ({most} चालें)',
  ],
  'nobody-decides': ['không có gì để ra quyết định này', 'there is nobody to decide', 'निर्णय करने वाला कोई नहीं'],
  'not-open': [
    'không có việc hay sự kiện này đang mở',
    'no such task or event is open',
    'ऐसा कोई कार्य या घटना खुली नहीं',
  ],
  'no-way-out': [
    'không luồng nào có điều kiện đúng và không có luồng mặc định',
    "no flow's condition holds and there is no default",
    'किसी प्रवाह की शर्त सही नहीं और डिफ़ॉल्ट नहीं है',
  ],
  'ended-already': ['đã kết thúc ({status})', 'has ended already ({status})', 'पहले ही समाप्त ({status})'],
  'not-completable': [
    'không phải việc có thể hoàn thành',
    'is not a task that can be completed',
    'ऐसा कार्य नहीं जिसे पूरा किया जा सके',
  ],
  'no-start-event': ['không có sự kiện bắt đầu này', 'there is no such start event', 'ऐसी प्रारंभ घटना नहीं'],
  'nothing-waits': [
    'không có gì chờ tin nhắn này',
    'nothing waits for this message',
    'इस संदेश की प्रतीक्षा कोई नहीं कर रहा',
  ],
  'no-timer': ['không có hẹn giờ này', 'no such timer runs', 'ऐसा कोई टाइमर नहीं चल रहा'],
  'no-return': ['không quay lại chỗ này được', 'cannot be returned to from here', 'यहाँ से वहाँ लौटा नहीं जा सकता'],
  'walked-never': [
    'không lần nào trong {walks} lần đi thử tới được: có đường tới không?',
    'was reached on none of {walks} walks: is there a way to it?',
    '{walks} परीक्षण यात्राओं में कभी नहीं पहुँचा गया: क्या मार्ग है?',
  ],
  'tokens-grow': [
    '{count} nhánh cùng lúc, và còn tăng',
    '{count} tokens, and more to come',
    '{count} टोकन, और बढ़ते जाते',
  ],
} as const satisfies Record<string, Words>;
