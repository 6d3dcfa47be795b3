/** What is missing before an installation may serve the public, each as a sentence that says what to do. */
import type { Words } from '../phrases.ts';

export const PRODUCTION_PHRASES = {
  'doctor-url': [
    'Chưa có địa chỉ công khai bắt đầu bằng https: đặt MOTCUA_URL, ví dụ https://motcua.example.vn, sau một máy chủ nhận TLS.',
    'There is no public address that begins with https: set MOTCUA_URL, such as https://motcua.example.vn, behind a server that takes TLS.',
    'https से शुरू होने वाला कोई सार्वजनिक पता नहीं है: TLS लेने वाले सर्वर के पीछे MOTCUA_URL दें, जैसे https://motcua.example.vn।',
  ],
  'doctor-plain-http': [
    '{setting} dùng http không mã hóa tới một máy khác: dùng địa chỉ https.',
    '{setting} goes to another machine by http, unencrypted: use an https address.',
    '{setting} दूसरी मशीन तक बिना कूटलेखन के http से जाता है: https पता दें।',
  ],
  'doctor-plain-database': [
    '{setting} tới cơ sở dữ liệu ở máy khác mà không kiểm tra TLS: thêm sslmode=verify-full.',
    '{setting} goes to a database on another machine without TLS that is checked: add sslmode=verify-full.',
    '{setting} दूसरी मशीन के डेटाबेस तक बिना जाँचे TLS के जाता है: sslmode=verify-full जोड़ें।',
  ],
  'doctor-plain-mail': [
    'SMTP_URL tới máy chủ thư ở máy khác mà không bắt buộc TLS: dùng smtps:// hoặc thêm ?requireTLS=true.',
    'SMTP_URL goes to a mail server on another machine without asking for TLS: use smtps:// or add ?requireTLS=true.',
    'SMTP_URL दूसरी मशीन के मेल सर्वर तक TLS माँगे बिना जाता है: smtps:// लें या ?requireTLS=true जोड़ें।',
  ],
  'doctor-plain-scanner': [
    'CLAMAV_SOCKET tới máy khác, mà clamd không mã hóa: chạy clamd trên máy này.',
    'CLAMAV_SOCKET is on another machine, and clamd knows no encryption: run clamd on this one.',
    'CLAMAV_SOCKET दूसरी मशीन पर है और clamd कूटलेखन नहीं जानता: clamd इसी मशीन पर चलाएँ।',
  ],
  'doctor-identity': [
    'Chưa có dịch vụ định danh, chỉ có người giả của bản trình diễn: đặt OIDC_ISSUER, OIDC_CLIENT_ID và OIDC_CLIENT_SECRET.',
    'There is no identity provider, only the made-up people of the demo: set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET.',
    'कोई पहचान सेवा नहीं है, केवल प्रदर्शन के काल्पनिक लोग हैं: OIDC_ISSUER, OIDC_CLIENT_ID और OIDC_CLIENT_SECRET दें।',
  ],
  'doctor-people': [
    'Người và cán bộ trong {file} là giả: ghi cán bộ thật vào một tệp riêng (chỉ mục officers) và đặt MOTCUA_PEOPLE là tệp đó.',
    'The people and officers of {file} are made up: write the real officers in a file of your own (officers alone) and name it by MOTCUA_PEOPLE.',
    '{file} के लोग और अधिकारी काल्पनिक हैं: असली अधिकारी अपनी फ़ाइल में लिखें (केवल officers) और MOTCUA_PEOPLE में उसका नाम दें।',
  ],
  'doctor-officers': [
    'Tệp {file} không có cán bộ nào nên không ai giải quyết được hồ sơ: ghi cán bộ vào mục officers.',
    '{file} names no officer, so nobody can work on a dossier: write them under officers.',
    '{file} में कोई अधिकारी नहीं है, इसलिए आवेदनों पर कोई काम नहीं कर सकता: उन्हें officers में लिखें।',
  ],
  'people-missing': [
    'không có tệp này: kiểm tra MOTCUA_PEOPLE',
    'there is no such file: look at MOTCUA_PEOPLE',
    'ऐसी कोई फ़ाइल नहीं है: MOTCUA_PEOPLE देखें',
  ],
  'doctor-bank': [
    'Chưa có tài khoản thu phí, chỉ có ngân hàng trình diễn: đặt BANK_ACCOUNT, BANK_BIN, BANK_NAME và BANK_SECRET.',
    'There is no account for fees, only the demo bank: set BANK_ACCOUNT, BANK_BIN, BANK_NAME and BANK_SECRET.',
    'शुल्क के लिए कोई खाता नहीं है, केवल प्रदर्शन बैंक है: BANK_ACCOUNT, BANK_BIN, BANK_NAME और BANK_SECRET दें।',
  ],
  'doctor-bank-name': [
    'Chưa ghi tên chủ tài khoản thu phí: đặt BANK_NAME.',
    'It is not said whose account fees are paid to: set BANK_NAME.',
    'शुल्क किसके खाते में जाता है, यह नहीं लिखा है: BANK_NAME दें।',
  ],
  'doctor-keys': [
    'Chưa có khóa ký, chỉ có đơn vị cấp chứng thư trình diễn: đặt SIGN_KEYS và SIGN_PASSWORD, hoặc CSC_URL và CSC_TOKEN, cùng với TSA_URL và SIGN_ROOTS.',
    'There are no keys to sign with, only the demo authority: set SIGN_KEYS and SIGN_PASSWORD, or CSC_URL and CSC_TOKEN, with TSA_URL and SIGN_ROOTS.',
    'हस्ताक्षर की कुंजियाँ नहीं हैं, केवल प्रदर्शन प्राधिकारी है: SIGN_KEYS और SIGN_PASSWORD, या CSC_URL और CSC_TOKEN, साथ में TSA_URL और SIGN_ROOTS दें।',
  ],
  'doctor-keys-unreadable': [
    'Không đọc được thư mục khóa {folder} ({why}): kiểm tra SIGN_KEYS và quyền của người dùng chạy máy chủ.',
    'The folder of keys {folder} cannot be read ({why}): look at SIGN_KEYS and at what the user of the server may do.',
    'कुंजियों का फ़ोल्डर {folder} पढ़ा नहीं जा सकता ({why}): SIGN_KEYS और सर्वर के उपयोगकर्ता के अधिकार देखें।',
  ],
  'doctor-keys-none': [
    'Thư mục khóa {folder} không có tệp .p12 nào: đặt vào đó person-ID.p12 của từng người ký và agency-ID.p12 của từng cơ quan.',
    'The folder of keys {folder} holds no .p12 file: put person-ID.p12 of each signer and agency-ID.p12 of each agency there.',
    'कुंजियों के फ़ोल्डर {folder} में कोई .p12 फ़ाइल नहीं है: हर हस्ताक्षरकर्ता की person-ID.p12 और हर कार्यालय की agency-ID.p12 वहाँ रखें।',
  ],
  'doctor-keys-province': [
    'Thiếu {path}: khóa của chính tỉnh, thành phố, dùng để ký thông tin xác thực, danh sách đầu chuỗi và vì thế cả bản sao lưu.',
    'There is no {path}: the key of the province itself, by which credentials, lists of heads and so backups are signed.',
    '{path} नहीं है: स्वयं प्रांत की कुंजी, जिससे प्रमाणपत्र, शृंखला-सूचियाँ और इसलिए बैकअप हस्ताक्षरित होते हैं।',
  ],
  'doctor-key-closed': [
    'Không mở được khóa {path}: kiểm tra tệp và SIGN_PASSWORD.',
    'The key {path} cannot be opened: look at the file and at SIGN_PASSWORD.',
    'कुंजी {path} नहीं खुलती: फ़ाइल और SIGN_PASSWORD देखें।',
  ],
  'doctor-key-untrusted': [
    'Chứng thư trong {path} không dùng để ký được hoặc không do chứng thư gốc nào trong SIGN_ROOTS cấp, nên /check sẽ không tin chữ ký: bổ sung chứng thư của nơi cấp.',
    'The certificate in {path} is not one to sign with, or no root in SIGN_ROOTS issued it, so /check would not believe what it signs: add who issued it.',
    '{path} का प्रमाणपत्र हस्ताक्षर के लिए नहीं है या SIGN_ROOTS के किसी मूल ने उसे जारी नहीं किया, इसलिए /check उसके हस्ताक्षर नहीं मानेगा: जारीकर्ता को जोड़ें।',
  ],
  'doctor-key-agency': [
    'Chứng thư trong {path} ghi «{says}», không phải chứng thư của cơ quan «{name}», nên không ký thay cơ quan này: xem mục «What a certificate has to say» trong docs/guides/production.md.',
    'The certificate in {path} says “{says}” and is not that of the agency “{name}”, so it does not sign for it: see “What a certificate has to say” in docs/guides/production.md.',
    '{path} के प्रमाणपत्र में «{says}» लिखा है; वह कार्यालय «{name}» का नहीं है, इसलिए उसके लिए हस्ताक्षर नहीं करता: docs/guides/production.md में “What a certificate has to say” देखें।',
  ],
  'doctor-key-person': [
    'Chứng thư trong {path} ghi «{says}», không phải chứng thư cá nhân của «{name}» (thiếu số như CCCD: hoặc khác họ tên), nên người này không ký được: xem mục «What a certificate has to say» trong docs/guides/production.md.',
    'The certificate in {path} says “{says}” and is not the personal one of “{name}” (no number such as CCCD:, or another name), so they cannot sign: see “What a certificate has to say” in docs/guides/production.md.',
    '{path} के प्रमाणपत्र में «{says}» लिखा है; वह «{name}» का व्यक्तिगत प्रमाणपत्र नहीं है (CCCD: जैसी संख्या नहीं या नाम अलग), इसलिए वे हस्ताक्षर नहीं कर सकते: docs/guides/production.md में “What a certificate has to say” देखें।',
  ],
  'doctor-roots-unreadable': [
    'Không đọc được chứng thư gốc trong {file} ({why}): kiểm tra SIGN_ROOTS; tệp phải là PEM.',
    'The root certificates in {file} cannot be read ({why}): look at SIGN_ROOTS; the file has to be PEM.',
    '{file} के मूल प्रमाणपत्र पढ़े नहीं जा सकते ({why}): SIGN_ROOTS देखें; फ़ाइल PEM होनी चाहिए।',
  ],
  'doctor-roots-demo': [
    'SIGN_ROOTS ({file}) tin chứng thư gốc trình diễn, nên chữ ký giả cũng được coi là đúng: bỏ chứng thư đó.',
    'SIGN_ROOTS ({file}) trusts a root of a demo authority, so that made-up signatures would hold: take it out.',
    'SIGN_ROOTS ({file}) प्रदर्शन प्राधिकारी के मूल प्रमाणपत्र पर भरोसा करता है, जिससे झूठे हस्ताक्षर भी मान्य होंगे: उसे हटाएँ।',
  ],
  'doctor-open-to-others': [
    'Người dùng khác trên máy đọc được {path} (quyền {mode}): chạy chmod {right} {path}.',
    'Other users of the machine can read {path} (mode {mode}): run chmod {right} {path}.',
    'मशीन के दूसरे उपयोगकर्ता {path} पढ़ सकते हैं (अनुमति {mode}): chmod {right} {path} चलाएँ।',
  ],
  'doctor-not-own': [
    '{path} thuộc về người dùng khác: chạy máy chủ bằng chủ của thư mục, hoặc đổi chủ bằng chown.',
    '{path} belongs to another user: run the server as its owner, or change that with chown.',
    '{path} दूसरे उपयोगकर्ता का है: सर्वर उसके स्वामी के रूप में चलाएँ, या chown से स्वामी बदलें।',
  ],
  'doctor-proxies': [
    'Chưa nói máy nào đứng trước máy chủ: đặt TRUSTED_PROXIES là địa chỉ của các proxy, ví dụ 127.0.0.1, hoặc none nếu không có.',
    'It is not said what stands in front of the server: set TRUSTED_PROXIES to the addresses of the proxies, such as 127.0.0.1, or to none.',
    'यह नहीं बताया गया कि सर्वर के आगे क्या है: TRUSTED_PROXIES में प्रॉक्सी के पते दें, जैसे 127.0.0.1, या none।',
  ],
  'doctor-tokens-file': [
    'Có tệp mã truy cập của người trình diễn {path}: dùng một MOTCUA_HOME mới.',
    'There is a file of tokens of demo people, {path}: use a new MOTCUA_HOME.',
    'प्रदर्शन के लोगों के टोकन की फ़ाइल {path} मौजूद है: नया MOTCUA_HOME लें।',
  ],
  'doctor-authority': [
    'Có khóa của đơn vị cấp chứng thư trình diễn trong {path}: dùng một MOTCUA_HOME mới.',
    'There are keys of a demo authority in {path}: use a new MOTCUA_HOME.',
    '{path} में प्रदर्शन प्राधिकारी की कुंजियाँ हैं: नया MOTCUA_HOME लें।',
  ],
  'doctor-database-demo': [
    'Cơ sở dữ liệu này đã chạy trình diễn nên có người, hồ sơ và mã truy cập giả: dùng một cơ sở dữ liệu mới (MOTCUA_HOME hoặc DATABASE_URL).',
    'This database has served a demo, so it holds people, dossiers and tokens that are made up: use a new one (MOTCUA_HOME or DATABASE_URL).',
    'इस डेटाबेस पर प्रदर्शन चला है, इसलिए इसमें काल्पनिक लोग, आवेदन और टोकन हैं: नया डेटाबेस लें (MOTCUA_HOME या DATABASE_URL)।',
  ],
  'doctor-database-production': [
    'Cơ sở dữ liệu này đang phục vụ thật: không chạy trình diễn trên nó. Đặt MOTCUA_MODE=production cùng các thiết lập của nó, hoặc dùng cơ sở dữ liệu khác.',
    'This database serves the public: no demo runs on it. Set MOTCUA_MODE=production with its settings, or use another database.',
    'यह डेटाबेस जनता की सेवा में है: इस पर प्रदर्शन नहीं चलता। MOTCUA_MODE=production और उसकी सेटिंग दें, या दूसरा डेटाबेस लें।',
  ],
  'doctor-database-away': [
    'Không xem được cơ sở dữ liệu ({why}): kiểm tra DATABASE_URL hoặc MOTCUA_HOME.',
    'The database cannot be looked at ({why}): look at DATABASE_URL or MOTCUA_HOME.',
    'डेटाबेस देखा नहीं जा सका ({why}): DATABASE_URL या MOTCUA_HOME देखें।',
  ],
  'doctor-no-stories': [
    'Chuyện trình diễn chỉ kể trên bản trình diễn: đây là máy phục vụ thật.',
    'Stories are told on a demo alone: this installation serves the public.',
    'कहानियाँ केवल प्रदर्शन में सुनाई जाती हैं: यह स्थापना जनता की सेवा करती है।',
  ],
  'doctor-refuses': [
    'Chưa được phục vụ thật. Còn thiếu:',
    'Not ready to serve the public. Missing:',
    'जनता की सेवा के लिए तैयार नहीं। कमी:',
  ],
  'doctor-ready': ['Đủ điều kiện phục vụ thật.', 'Ready to serve the public.', 'जनता की सेवा के लिए तैयार।'],
  'doctor-advised': ['Nên có:', 'Advised:', 'उचित होगा:'],
  'doctor-mode-demo': [
    'Chế độ: trình diễn (MOTCUA_MODE).',
    'Mode: demo (MOTCUA_MODE).',
    'प्रकार: प्रदर्शन (MOTCUA_MODE)।',
  ],
  'doctor-mode-production': [
    'Chế độ: phục vụ thật (MOTCUA_MODE).',
    'Mode: production (MOTCUA_MODE).',
    'प्रकार: वास्तविक सेवा (MOTCUA_MODE)।',
  ],
  'doctor-no-scanner': [
    'Tệp nhận vào không được quét mã độc: đặt CLAMAV_SOCKET.',
    'Files that come in are not looked at for malware: set CLAMAV_SOCKET.',
    'आने वाली फ़ाइलों में मैलवेयर की जाँच नहीं होती: CLAMAV_SOCKET दें।',
  ],
  'doctor-no-mail': [
    'Người dân chỉ nhận tin trong hộp thư của trang: đặt SMTP_URL và MAIL_FROM, hoặc SMS_URL và SMS_SECRET.',
    'People are told in the mailbox of the site alone: set SMTP_URL and MAIL_FROM, or SMS_URL and SMS_SECRET.',
    'लोगों को केवल साइट की डाक-पेटी में सूचना मिलती है: SMTP_URL और MAIL_FROM, या SMS_URL और SMS_SECRET दें।',
  ],
  'doctor-one-login': [
    'Máy chủ vào cơ sở dữ liệu bằng chính chủ của lược đồ: đặt DATABASE_URL là người dùng motcua_app và DATABASE_MIGRATOR_URL là chủ của lược đồ.',
    'The server enters the database as the owner of its schema: let DATABASE_URL be the user motcua_app and DATABASE_MIGRATOR_URL the owner.',
    'सर्वर डेटाबेस में स्कीमा के स्वामी के रूप में जाता है: DATABASE_URL में उपयोगकर्ता motcua_app और DATABASE_MIGRATOR_URL में स्वामी दें।',
  ],
  'doctor-few-connections': [
    'Cơ sở dữ liệu cho {most} kết nối, mỗi máy chủ mở tới {needed}: tăng max_connections, hoặc giảm MOTCUA_DB_POOL hay MOTCUA_WORKERS.',
    'The database allows {most} connections, each server opens up to {needed}: raise max_connections, or lower MOTCUA_DB_POOL or MOTCUA_WORKERS.',
    'डेटाबेस {most} कनेक्शन देता है, हर सर्वर {needed} तक खोलता है: max_connections बढ़ाएँ, या MOTCUA_DB_POOL अथवा MOTCUA_WORKERS घटाएँ।',
  ],
  'doctor-certificate': [
    'Trình duyệt không tin chứng thư TLS ở {url} ({why}): xin một chứng thư của tổ chức mà mọi trình duyệt đều tin.',
    'Browsers do not trust the TLS certificate at {url} ({why}): get one from an authority that all of them trust.',
    'ब्राउज़र {url} के TLS प्रमाणपत्र पर भरोसा नहीं करते ({why}): ऐसे प्राधिकरण का प्रमाणपत्र लें जिस पर सब भरोसा करते हैं।',
  ],
  'doctor-certificate-unseen': [
    'Chưa xem được chứng thư TLS ở {url} ({why}): chạy lại lệnh này khi địa chỉ đó đã mở.',
    'The TLS certificate at {url} could not be looked at ({why}): run this again once that address is open.',
    '{url} का TLS प्रमाणपत्र देखा नहीं जा सका ({why}): वह पता खुलने पर यह आदेश फिर चलाएँ।',
  ],
} satisfies Record<string, Words>;
