/** What is wrong with data, services, participants, texts and references of a model, and with its file. */
import type { Words } from '../phrases.ts';

export const MODEL_DATA_PHRASES = {
  // Data
  'set-names': [
    'nêu «{id}» mà data{kind}Refs không nêu: hãy thêm vào đó',
    'names «{id}», which data{kind}Refs does not name: add it there',
    '«{id}» बताता है जो data{kind}Refs में नहीं: वहाँ जोड़ें',
  ],
  'no-input-set': [
    'cần một tập đầu vào (inputSet), dù rỗng',
    'needs an input set, be it empty',
    'एक inputSet चाहिए, चाहे खाली हो',
  ],
  'no-output-set': [
    'cần một tập đầu ra (outputSet), dù rỗng',
    'needs an output set, be it empty',
    'एक outputSet चाहिए, चाहे खाली हो',
  ],
  'in-no-set': [
    '«{id}» không thuộc {kind}Set nào: hãy thêm vào một tập',
    '«{id}» is in no {kind}Set: add it to one',
    '«{id}» किसी {kind}Set में नहीं: एक में जोड़ें',
  ],
  'set-pair': [
    'nêu «{id}» ({there}), nhưng «{id}» không nêu lại ({back}): hãy thêm cả hai chiều',
    'names «{id}» ({there}), which does not name it ({back}): say it on both sides',
    '«{id}» बताता है ({there}), पर वह इसे नहीं ({back}): दोनों ओर लिखें',
  ],
  'collection-differs': [
    'isCollection của «{id}» là {value}: ở đây cũng phải là {value}',
    'isCollection of «{id}» is {value}: it must be {value} here too',
    '«{id}» का isCollection {value} है: यहाँ भी {value} हो',
  ],
  'data-of-sub-process': [
    'dùng dữ liệu quanh nó: chỉ quy trình con nhiều lượt mới có đầu vào, đầu ra riêng, hãy bỏ ioSpecification',
    'sees the data around it: only one of several instances has inputs and outputs of its own, remove the ioSpecification',
    'अपने आसपास का डेटा देखता है: केवल बहु-प्रति उप-प्रक्रिया के अपने इनपुट-आउटपुट होते हैं, ioSpecification हटाएँ',
  ],
  'reference-kind': [
    'theo loại của đối tượng dữ liệu: hãy bỏ itemSubjectRef',
    'is of the kind of its data object: remove itemSubjectRef',
    'अपने डेटा ऑब्जेक्ट के प्रकार का है: itemSubjectRef हटाएँ',
  ],
  'reference-name': ['phải mang tên «{name}»', 'is to be called «{name}»', 'नाम «{name}» हो'],
  'several-sources': [
    'lấy từ nhiều nguồn: hãy thêm phép biến đổi (transformation)',
    'takes from several: say by a transformation what of it',
    'कई स्रोतों से लेता है: transformation जोड़ें',
  ],
  'data-of-other': [
    '«{id}» thuộc về «{other}»: hãy nêu dữ liệu của «{owner}»',
    '«{id}» belongs to «{other}»: name one of «{owner}»',
    '«{id}» «{other}» का है: «{owner}» का एक बताएँ',
  ],
  'from-output': [
    'lấy từ dữ liệu đầu ra: hãy lấy từ đầu vào hay đối tượng dữ liệu',
    'takes from what only goes out: take from an input or a data object',
    'आउटपुट से लेता है: इनपुट या डेटा ऑब्जेक्ट से लें',
  ],
  'to-input': [
    'đưa vào dữ liệu đầu vào: hãy đưa tới đầu ra hay đối tượng dữ liệu',
    'gives to what only comes in: give to an output or a data object',
    'इनपुट में देता है: आउटपुट या डेटा ऑब्जेक्ट में दें',
  ],
  'copies-other-kind': [
    'chép «{from}» sang «{to}» là loại khác: hãy thêm phép biến đổi (transformation)',
    'copies «{from}» to «{to}», which is of another kind: add a transformation',
    '«{from}» को «{to}» में उतारता है जो अन्य प्रकार का है: transformation जोड़ें',
  ],
  'loop-data-of-other': [
    '{name} nêu «{id}»: hãy nêu một {kind} của «{owner}»',
    '{name} names «{id}»: name a {kind} of «{owner}»',
    '{name} «{id}» बताता है: «{owner}» का {kind} बताएँ',
  ],
  'loop-no-collection': [
    '{name} nêu «{id}» không phải tập hợp: hãy đặt isCollection',
    '{name} names «{id}», which is no collection: set isCollection',
    '{name} «{id}» बताता है जो संग्रह नहीं: isCollection लगाएँ',
  ],
  'loop-item-collection': [
    '{name} là một phần tử của tập hợp, không phải tập hợp: hãy dùng định nghĩa của phần tử',
    '{name} is one of the collection, not a collection: name the definition of one',
    '{name} संग्रह का एक अंश है, संग्रह नहीं: एक की परिभाषा बताएँ',
  ],
  'loop-item-kind': [
    '{name} là «{id}» mà tập hợp gồm «{of}»: hãy dùng cùng một cấu trúc',
    '{name} is «{id}», the collection of «{of}»: give both the same structure',
    '{name} «{id}» है, संग्रह «{of}» का: दोनों की संरचना समान हो',
  ],
  'event-data-missing': [
    'mang {items} mục mà có {count} {kind}: hãy thêm cho đủ',
    'carries {items} items and has {count} of {kind}: add what is missing',
    '{items} मदें ले जाता है और {kind} {count} हैं: शेष जोड़ें',
  ],
  'is-to-hold': [
    '«{id}» phải chứa «{item}»: hãy điền itemSubjectRef',
    '«{id}» is to hold «{item}»: name it (itemSubjectRef)',
    '«{id}» में «{item}» होना चाहिए: itemSubjectRef भरें',
  ],
  // Services
  'operation-message': [
    'thao tác không có tin nhắn «{id}»: hãy dùng tin nhắn của thao tác',
    'the operation does not know the message «{id}»: name one of the operation',
    'संक्रिया में संदेश «{id}» नहीं: संक्रिया का संदेश बताएँ',
  ],
  'several-sets': ['có nhiều {kind}Set; chỉ có một', 'has several {kind}Sets; it has one', 'कई {kind}Set हैं; एक हो'],
  'service-data': [
    'có {count} data{kind}; phải có đúng một, cho tin nhắn «{id}»',
    'has {count} of data{kind}; it has one, for the message «{id}»',
    'data{kind} {count} हैं; संदेश «{id}» के लिए ठीक एक हो',
  ],
  'message-data': [
    'có {count} data{kind}; chỉ có một, là tin nhắn của nó',
    'has {count} of data{kind}; it has one, its message',
    'data{kind} {count} हैं; एक हो, उसका संदेश',
  ],
  'calls-triggered': [
    'gọi «{id}» không có sự kiện bắt đầu thường: hãy thêm một sự kiện bắt đầu không kèm định nghĩa',
    'calls «{id}», which has no start event without a trigger: add one there',
    '«{id}» को बुलाता है जिसमें बिना ट्रिगर की प्रारंभ घटना नहीं: वहाँ जोड़ें',
  ],
  'call-data': [
    'có {count} data{kind}, «{id}» có {theirs}: hãy làm cho bằng nhau',
    'has {count} of data{kind}, «{id}» has {theirs}: make them the same',
    'data{kind} {count} हैं, «{id}» में {theirs}: समान करें',
  ],
  'call-data-kind': [
    '«{id}» khác loại với dữ liệu cùng chỗ của «{called}»: hãy dùng cùng định nghĩa',
    '«{id}» is of another kind than what «{called}» has there: name the same definition',
    '«{id}» उस प्रकार का नहीं जो «{called}» में है: समान परिभाषा बताएँ',
  ],
  'not-bound': [
    'cung cấp giao diện: hãy gắn dữ liệu với thao tác (ioBinding)',
    'offers an interface: bind its data to the operations (ioBinding)',
    'इंटरफ़ेस देता है: डेटा को संक्रियाओं से बाँधें (ioBinding)',
  ],
  'bound-elsewhere': [
    'gắn với «{id}» không thuộc giao diện nào nó cung cấp: hãy chọn thao tác của giao diện đó',
    'binds «{id}», which no interface it offers has: choose one of those',
    '«{id}» से बाँधता है जो उसके किसी इंटरफ़ेस में नहीं: उनमें से चुनें',
  ],
  'who-twice': [
    'nêu người làm bằng cả nguồn lực lẫn biểu thức: hãy giữ một',
    'names who both by a resource and by an expression: keep one',
    'कौन करे, संसाधन और अभिव्यक्ति दोनों से बताता है: एक रखें',
  ],
  'parameters-of-none': [
    'cho tham số mà không nêu nguồn lực: hãy điền resourceRef',
    'gives parameters without a resource: name it (resourceRef)',
    'संसाधन के बिना प्राचल देता है: resourceRef भरें',
  ],
  'parameter-unknown': [
    '«{id}» không phải tham số của «{resource}»: hãy chọn tham số của nó',
    '«{id}» is no parameter of «{resource}»: choose one of its own',
    '«{id}» «{resource}» का प्राचल नहीं: उसका प्राचल चुनें',
  ],
  'parameter-missing': [
    '«{resource}» cần tham số «{id}»: hãy gắn giá trị',
    '«{resource}» needs the parameter «{id}»: bind it',
    '«{resource}» को प्राचल «{id}» चाहिए: बाँधें',
  ],
  // Participants
  'message-within': [
    'nối hai bên tham gia; trong cùng một bên hãy dùng luồng trình tự',
    'joins two participants; within one, use a sequence flow',
    'दो सहभागियों को जोड़ता है; एक के भीतर अनुक्रम प्रवाह लें',
  ],
  'from-catcher': [
    'đi ra từ sự kiện chỉ nhận: hãy đổi chiều hoặc đổi đầu',
    'leaves an event that only receives: turn it round or choose another end',
    'केवल पाने वाली घटना से निकलता है: दिशा या सिरा बदलें',
  ],
  'to-thrower': [
    'dẫn tới sự kiện chỉ gửi: hãy đổi chiều hoặc đổi đầu',
    'leads to an event that only sends: turn it round or choose another end',
    'केवल भेजने वाली घटना में जाता है: दिशा या सिरा बदलें',
  ],
  'no-message-event': [
    '«{id}» không phải sự kiện tin nhắn: hãy đổi loại sự kiện',
    '«{id}» is no message event: make it one',
    '«{id}» संदेश घटना नहीं: उसे संदेश घटना बनाएँ',
  ],
  'waits-no-message': [
    '«{id}» không chờ tin nhắn nào: hãy cho nó định nghĩa tin nhắn',
    '«{id}» waits for no message: give it a message definition',
    '«{id}» किसी संदेश की प्रतीक्षा नहीं करता: संदेश परिभाषा दें',
  ],
  'sends-no-message': [
    '«{id}» không gửi tin nhắn nào: hãy cho nó định nghĩa tin nhắn',
    '«{id}» sends no message: give it a message definition',
    '«{id}» कोई संदेश नहीं भेजता: संदेश परिभाषा दें',
  ],
  'from-receiver': [
    'đi ra từ việc chỉ nhận: hãy đổi chiều hoặc đổi đầu',
    'leaves a task that only receives: turn it round or choose another end',
    'केवल पाने वाले कार्य से निकलता है: दिशा या सिरा बदलें',
  ],
  'to-sender': [
    'dẫn tới việc chỉ gửi: hãy đổi chiều hoặc đổi đầu',
    'leads to a task that only sends: turn it round or choose another end',
    'केवल भेजने वाले कार्य में जाता है: दिशा या सिरा बदलें',
  ],
  'minimum-negative': ['số tối thiểu không được âm', 'the minimum is not below zero', 'न्यूनतम शून्य से कम न हो'],
  'maximum-none': ['số tối đa phải từ một trở lên', 'the maximum is one or more', 'अधिकतम एक या अधिक हो'],
  'maximum-below': [
    'số tối đa không nhỏ hơn số tối thiểu',
    'the maximum is not below the minimum',
    'अधिकतम न्यूनतम से कम न हो',
  ],
  'public-run': [
    'là quy trình công khai, chỉ cho thấy phần bên ngoài: muốn chạy thì đặt processType là Private',
    'is public, which shows only what others see: to run it, set processType to Private',
    'सार्वजनिक है, जो केवल बाहर का दिखाता है: चलाने के लिए processType Private करें',
  ],
  'takes-part': [
    'tham gia {times} lần trong «{id}» định nghĩa nó; phải đúng một lần',
    'takes part {times} times in «{id}», which defines it: it must be once',
    '«{id}» में, जो इसे परिभाषित करता है, {times} बार भाग लेता है: एक बार हो',
  ],
  'conversation-holds': [
    'chỉ gồm tin nhắn: không chứa hội thoại hay bản phối hợp, hãy bỏ đi',
    'is told by its messages alone: remove the conversations and the choreography',
    'केवल संदेशों से बनता है: वार्तालाप और कोरियोग्राफ़ी हटाएँ',
  ],
  'conversation-ends': [
    'phải nối một hội thoại với một bên tham gia',
    'must join a conversation and a participant',
    'एक वार्तालाप और एक सहभागी को जोड़े',
  ],
  'two-participants': [
    'có {count} bên tham gia; phải có hai',
    'has {count} participants; it has two',
    '{count} सहभागी हैं; दो हों',
  ],
  'begins-outside': [
    '«{id}» khởi đầu mà không tham gia: hãy chọn một bên tham gia',
    '«{id}» begins it and does not take part: choose one that does',
    '«{id}» आरंभ करता है पर भाग नहीं लेता: भाग लेने वाला चुनें',
  ],
  // Texts
  'not-formal': [
    'là lời cho người đọc: hãy đánh dấu là biểu thức (xsi:type="tFormalExpression")',
    'is a text for people: mark it as formal (xsi:type="tFormalExpression")',
    'लोगों के लिए पाठ है: औपचारिक चिह्नित करें (xsi:type="tFormalExpression")',
  ],
  'empty-expression': ['để trống: hãy viết biểu thức', 'is empty: write the expression', 'खाली है: अभिव्यक्ति लिखें'],
  'no-mime': [
    '{name} «{value}» không phải kiểu MIME: hãy viết như text/javascript',
    '{name} «{value}» is no MIME type: write it like text/javascript',
    '{name} «{value}» MIME प्रकार नहीं: text/javascript जैसा लिखें',
  ],
  required: ['thiếu {name}: hãy thêm', 'has no {name}: add it', '{name} नहीं है: जोड़ें'],
  // References
  'reference-missing': [
    '{name} nêu «{id}» không có trong mô hình: hãy nêu {kinds}',
    '{name} names «{id}», which is not there: name {kinds}',
    '{name} «{id}» बताता है, जो है ही नहीं: {kinds} बताएँ',
  ],
  'reference-kind-wrong': [
    '{name} nêu «{id}» ({kind}): hãy nêu {kinds}',
    '{name} names «{id}» ({kind}): name {kinds}',
    '{name} «{id}» ({kind}) बताता है: {kinds} बताएँ',
  ],
  'id-twice': [
    'mã «{id}» có hai lần: hãy đổi một mã',
    'the id «{id}» stands twice: change one',
    'id «{id}» दो बार है: एक बदलें',
  ],
  'reference-nothing': [
    '{name} nêu «{id}» không có trong mô hình: hãy nêu một phần tử có thật',
    '{name} names «{id}», which is not there: name an element of the model',
    '{name} «{id}» बताता है, जो है ही नहीं: मॉडल का कोई तत्व बताएँ',
  ],
  // Reading
  beside: ['{of}: {detail}', '{of}: {detail}', '{of}: {detail}'],
  'bpmn-root': [
    'phần tử gốc là <{name}> của «{namespace}», không phải <definitions> của BPMN 2.0',
    'the root is <{name}> of «{namespace}», not <definitions> of BPMN 2.0',
    'मूल तत्व «{namespace}» का <{name}> है, BPMN 2.0 का <definitions> नहीं',
  ],
  'element-of-tool': [
    '<{name}> không thuộc BPMN: được bỏ qua',
    '<{name}> is not of BPMN: it is left out',
    '<{name}> BPMN का नहीं: छोड़ दिया गया',
  ],
  'drawing-only': [
    '{name} nêu «{id}» không có trong mô hình: chỉ hình vẽ bị ảnh hưởng',
    '{name} names «{id}», which is not there: only the drawing is affected',
    '{name} «{id}» बताता है, जो है ही नहीं: असर केवल चित्र पर है',
  ],
  'at-line': ['dòng {line}: {detail}', 'line {line}: {detail}', 'पंक्ति {line}: {detail}'],
  'no-process': [
    'không có quy trình nào: hãy vẽ một quy trình',
    'holds no process: draw one',
    'कोई प्रक्रिया नहीं: एक बनाएँ',
  ],
  'process-missing': ['không có quy trình này trong mô hình', 'is not there', 'यह प्रक्रिया मॉडल में नहीं है'],
  'no-id': ['không có mã: hãy đặt id', 'has no id: give it one', 'id नहीं है: दें'],
  'no-such-element': [
    'BPMN không có phần tử này: hãy thay bằng phần tử chuẩn',
    'no such BPMN element: use one of the standard',
    'BPMN में ऐसा तत्व नहीं: मानक तत्व लें',
  ],
  'not-run-here': [
    'không chạy được ở đây: hãy thay bằng phần tử khác',
    'this element cannot be executed here: use another',
    'यह यहाँ चलाया नहीं जा सकता: दूसरा तत्व लें',
  ],
  'not-run-on': [
    'không chạy được trên {kind}: hãy thay bằng phần tử khác',
    'cannot be executed on {kind}: use another',
    '{kind} पर चलाया नहीं जा सकता: दूसरा लें',
  ],
  'too-many-elements': [
    'có hơn {most} phần tử: hãy chia thành nhiều quy trình',
    'has more than {most} elements: split it into several processes',
    '{most} से अधिक तत्व हैं: कई प्रक्रियाओं में बाँटें',
  ],
  'calls-too-deep': [
    'gọi qua quá nhiều tầng quy trình: hãy gọi trực tiếp quy trình cần dùng, hoặc rút ngắn các mã',
    'calls through too many levels of processes: call the process you need directly, or shorten the ids',
    'प्रक्रियाओं के बहुत अधिक स्तरों से होकर बुलाता है: आवश्यक प्रक्रिया को सीधे बुलाएँ, या id छोटी करें',
  ],
  'attached-to-nothing': [
    'không gắn vào hoạt động nào: hãy điền attachedToRef',
    'is attached to nothing: name an activity (attachedToRef)',
    'किसी गतिविधि से नहीं जुड़ा: attachedToRef भरें',
  ],
  'calls-nothing': [
    'không gọi quy trình nào: hãy điền calledElement',
    'calls no process: name it (calledElement)',
    'कोई प्रक्रिया नहीं बुलाता: calledElement भरें',
  ],
  'calls-missing': [
    'gọi quy trình «{id}» không có ở đây: hãy thêm quy trình đó hoặc sửa tên',
    'calls the process «{id}», which is not there: add it or mend the name',
    'प्रक्रिया «{id}» को बुलाता है जो नहीं है: जोड़ें या नाम सुधारें',
  ],
  'flow-ends': ['phải nối hai phần tử có thật', 'must join two elements that are there', 'दो मौजूद तत्वों को जोड़े'],
  'no-signal': [
    'không nêu tín hiệu nào: hãy điền signalRef',
    'names no signal: name it (signalRef)',
    'कोई संकेत नहीं बताता: signalRef भरें',
  ],
  'needs-condition': [
    'luồng «{flow}» cần một điều kiện, hoặc là luồng mặc định',
    'flow «{flow}» needs a condition or to be the default',
    'प्रवाह «{flow}» पर शर्त चाहिए या वह डिफ़ॉल्ट हो',
  ],
} as const satisfies Record<string, Words>;
