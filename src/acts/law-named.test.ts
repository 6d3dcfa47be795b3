/** Documents of law as people write them: each true name passes in its usual orders and spellings, and each false one is found. */
import { describe, expect, it } from 'vitest';
import { misnamedIn, type NamedLaw } from '#kernel/law-names.ts';
import { unlistedByYear } from '#kernel/law-years.ts';
import { documentName } from '#procedure/law.ts';
import { province, shipped } from '../../test/support/platform.ts';

const packs = [...shipped.values()].flatMap(({ manifest }) => Object.values(manifest.law));
const known: NamedLaw[] = [...packs, ...province.law.documents];

const TRUE = [
  'điểm a khoản 1 Điều 85 của Nghị định số 168/2025/NĐ-CP, ngày 30-6-2025 của Chính phủ “Về đăng ký doanh nghiệp”',
  'Điều 85 Nghị định số 168/2025/NĐ-CP do Chính phủ ban hành ngày 30/6/2025',
  'Điều 85 NGHỊ ĐỊNH SỐ 168/2025/NĐ-CP VỀ ĐĂNG KÝ DOANH NGHIỆP',
  'Điều 85 NĐ số 168/2025/NĐ-CP (30/6/2025) về đăng ký DN',
  'Điều 5 Luật BHXH số 41/2024/QH15',
  'Điều 5 Luật Bảo hiểm xã hội 2024 (41/2024/QH15)',
  'Điều 5 Bộ luật dân sự năm 2015 (Bộ luật số 91/2015/QH13)',
  'Điều 7 Nghị định 120/2025/NĐ-CP phân định thẩm quyền của CQĐP 02 cấp trong lĩnh vực QLNN của Bộ Tư pháp',
  'Điều 3 Thông tư liên tịch số 02/2014/TTLT-BTP-BNV của Bộ trưởng Bộ Nội vụ và Bộ trưởng Bộ Tư pháp',
  'Điều 3 Luật Quản lí thuế số 108/2025/QH15',
  'Điều 3 Luật Hôn nhân & Gia đình số 52/2014/QH13',
  'Điều 1 Luật số 43/2024/QH15 sửa đổi, bổ sung một số điều của Luật Đất đai số 31/2024/QH15, Luật Nhà ở số 27/2023/QH15',
  'Khoản 2 Điều 85 Nghị định số 168/2025/NĐ-CP ngày 30 tháng 6 năm 2025 của Chính phủ về đăng ký doanh nghiệp',
  'Điều 85 Nghị định 168/2025/NĐ-CP ngày 30/6/2025 của Chính phủ về đăng ký doanh nghiệp',
  'Điều 85 Nghị định 168/2025/NĐ-CP ngày 30/06/2025 về đăng ký doanh nghiệp',
  'Điều 85 Nghị định 168/2025/NĐ-CP (về đăng ký doanh nghiệp)',
  'Điều 85 Nghị định về đăng ký doanh nghiệp số 168/2025/NĐ-CP ngày 30.6.2025',
  'Điều 85 Nghị định của Chính phủ về đăng ký doanh nghiệp số 168/2025/NĐ-CP',
  'Điều 85 Nghị định 168/2025/NĐ-CP về việc đăng kí doanh nghiệp',
  'Điều 85 Nghị định 168/2025/NĐ-CP, ngày 30/6/2025, của Chính phủ',
  'Dieu 85 Nghi dinh so 168/2025/ND-CP ngay 30 thang 6 nam 2025 cua Chinh phu ve dang ky doanh nghiep',
  'Điều 85 Nghị định 168/2025',
  'khoản 1 Điều 2 Nghị định số 296/2026/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 168/2025/NĐ-CP ngày 30 tháng 6 năm 2025 của Chính phủ về đăng ký doanh nghiệp',
  'Điều 85 Nghị định số 168/2025/NĐ-CP ngày 30/6/2025 của Chính phủ được sửa đổi, bổ sung bởi Nghị định số 296/2026/NĐ-CP',
  'Điều 16 Luật Hộ tịch số 60/2014/QH13 ngày 20 tháng 11 năm 2014',
  'Điều 16 Luật Hộ tịch năm 2014 (Luật số 60/2014/QH13)',
  'Điều 16 Luật số 60/2014/QH13 ngày 20/11/2014 của Quốc hội về hộ tịch',
  'Điều 16 Luật số 60/2014/QH13 của Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XIII',
  'Điều 16 Luật số 60/2014/QH13 (Luật Hộ tịch)',
  'Điều 16 Luật Hộ tịch 2014, số 60/2014/QH13',
  'Điều 16 Luật Hộ tịch số 60/2014/QH13 về thủ tục đăng ký khai sinh',
  'Điều 16 Luật Hộ tịch số 60/2014/QH13 quy định người đi đăng ký khai sinh nộp tờ khai và giấy chứng sinh',
  'Điều 16 toàn bộ Luật Hộ tịch số 60/2014/QH13',
  'Khoản 1 Điều 10 Nghị định số 123/2015/NĐ-CP ngày 15 tháng 11 năm 2015 của Chính phủ quy định chi tiết một số điều và biện pháp thi hành Luật Hộ tịch',
  'Điều 10 Nghị định 123/2015/NĐ-CP của Chính phủ hướng dẫn thi hành Luật Hộ tịch',
  'Điều 5 Nghị định về đăng ký hộ tịch số 123/2015/NĐ-CP',
  'Điều 5 Nghị định số 123/2015/NĐ-CP về hộ tịch, Điều 3 Luật Cư trú số 68/2020/QH14',
  'Điều 2 Thông tư số 04/2020/TT-BTP ngày 28 tháng 5 năm 2020 của Bộ trưởng Bộ Tư pháp quy định chi tiết thi hành một số điều của Luật hộ tịch và Nghị định số 123/2015/NĐ-CP ngày 15 tháng 11 năm 2015 của Chính phủ quy định chi tiết một số điều và biện pháp thi hành Luật hộ tịch',
  'Điều 2 Thông tư 04/2020/TT-BTP của Bộ Tư pháp',
  'Điều 2 Thông tư 04/2020/TT-BTP của BTP',
  'Điều 4 Nghị định số 120/2025/NĐ-CP ngày 11 tháng 6 năm 2025 của Chính phủ quy định về phân định thẩm quyền của chính quyền địa phương 02 cấp trong lĩnh vực quản lý nhà nước của Bộ Tư pháp',
  'Điều 4 Nghị định quy định về phân định thẩm quyền của chính quyền địa phương hai cấp trong lĩnh vực quản lý nhà nước của Bộ Tư pháp số 120/2025/NĐ-CP',
  'Điều 15 Nghị định số 118/2025/NĐ-CP ngày 09 tháng 6 năm 2025 của Chính phủ về thực hiện thủ tục hành chính theo cơ chế một cửa, một cửa liên thông tại Bộ phận Một cửa và Cổng Dịch vụ công quốc gia',
  'Điều 15 Nghị định 118/2025/NĐ-CP về thực hiện TTHC theo cơ chế một cửa, một cửa liên thông',
  'Điều 3 Nghị định số 63/2024/NĐ-CP ngày 10 tháng 6 năm 2024 của Chính phủ quy định việc thực hiện liên thông điện tử 02 nhóm thủ tục hành chính: Đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi; đăng ký khai tử, xóa đăng ký thường trú, giải quyết mai táng phí, tử tuất',
  'Điều 3 Nghị định số 104/2022/NĐ-CP ngày 21/12/2022 của Chính phủ sửa đổi, bổ sung một số điều của các nghị định liên quan đến việc nộp, xuất trình sổ hộ khẩu, sổ tạm trú giấy khi thực hiện thủ tục hành chính, cung cấp dịch vụ công',
  'Điều 45 Luật Xây dựng số 135/2025/QH15 ngày 10 tháng 12 năm 2025',
  'Điều 45 Luật Xây dựng (sửa đổi) số 135/2025/QH15',
  'Điều 1 Luật số 62/2020/QH14 sửa đổi, bổ sung một số điều của Luật Xây dựng',
  'Điều 1 Luật sửa đổi, bổ sung một số điều của Luật Doanh nghiệp số 76/2025/QH15',
  'Điều 1 Luật Doanh nghiệp (sửa đổi) số 76/2025/QH15',
  'Điều 54 Nghị định số 217/2026/NĐ-CP quy định chi tiết một số điều và biện pháp thi hành Luật Xây dựng về quản lý hoạt động xây dựng',
  'Điều 20 Luật HN&GĐ số 52/2014/QH13',
  'Điều 20 Luật Hôn nhân và gia đình 2014 số 52/2014/QH13',
  'Điều 5 Bộ luật Dân sự số 91/2015/QH13 ngày 24 tháng 11 năm 2015',
  'Điều 5 Luật Dân sự số 91/2015/QH13',
  'Điều 137 Luật Đất đai số 31/2024/QH15 được Quốc hội thông qua ngày 18 tháng 01 năm 2024',
  'Điều 18 Nghị định 151/2025/NĐ-CP của Chính phủ quy định về phân định thẩm quyền của chính quyền địa phương 02 cấp, phân quyền, phân cấp trong lĩnh vực đất đai',
  'Điều 18 Nghị định số 151/2025/NĐ-CP về lĩnh vực đất đai',
  'Điều 41 Nghị định 101/2024/NĐ-CP ngày 29/7/2024 của Chính phủ quy định về điều tra cơ bản đất đai; đăng ký, cấp Giấy chứng nhận quyền sử dụng đất',
  'Điều 2 Thông tư số 85/2019/TT-BTC ngày 29 tháng 11 năm 2019 của Bộ trưởng Bộ Tài chính hướng dẫn về phí và lệ phí thuộc thẩm quyền quyết định của Hội đồng nhân dân tỉnh, thành phố trực thuộc Trung ương',
  'Điều 5 Luật KHCN và ĐMST số 93/2025/QH15',
  'Điều 5 Luật Bảo vệ môi trường số 72/2020/QH14',
  'Điều 5 Thông tư số 53/2025/TT-BCA ngày 01/7/2025 của Bộ Công an',
  'Điều 5 Thông tư số 02/2026/TT-BNNMT ngày 01/01/2026 của Bộ NN&MT',
  'Điều 2 Quyết định số 104/1999/QĐ-TTg ngày 14/4/1999 của Thủ tướng Chính phủ',
  'Điều 3 Thông tư 03/2025/TT-VPCP của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ',
  'Điều 1 Quyết định số 163/QĐ-BTP ngày 28 tháng 01 năm 2026 của Bộ trưởng Bộ Tư pháp về việc công bố thủ tục hành chính được sửa đổi, bổ sung trong lĩnh vực hộ tịch',
  'Điều 1 Nghị quyết số 66.7/2025/NQ-CP ngày 15/11/2025 của Chính phủ quy định cắt giảm, đơn giản hóa thủ tục hành chính dựa trên dữ liệu',
];

const ALSO_TRUE = [
  'Điều 7 Nghị định Chính phủ số 120/2025/NĐ-CP',
  'Điều 2 Thông tư Bộ Tư pháp 04/2020/TT-BTP',
  'Điều 2 Thông tư của Bộ Tư pháp số 04/2020/TT-BTP',
  'Điều 5, 168/2025/NĐ-CP đăng ký doanh nghiệp',
  'Điều 16 Luật Hộ tịch số 60/2014/QH13 quy định về hộ tịch',
  'Điều 5 Luật Đất đai số 031/2024/QH15',
];
TRUE.push(...ALSO_TRUE);

/** What an article is about stands behind the number of its document, or the name of the document once more. */
const OF_ARTICLES = [
  'Điều 6 Thông tư 04/2020/TT-BTP về việc xác định họ của trẻ',
  'Điều 6 Thông tư 04/2020/TT-BTP về xác định họ, dân tộc của trẻ em',
  'Điều 6 Thông tư số 04/2020/TT-BTP quy định việc xác định quê quán của trẻ theo thỏa thuận của cha, mẹ',
  'Điều 22 Nghị định số 168/2025/NĐ-CP quy định hồ sơ đăng ký thành lập công ty phải có bản sao giấy tờ pháp lý',
  'Điều 22 Nghị định số 168/2025/NĐ-CP quy định người nộp hồ sơ phải có giấy ủy quyền',
  'Điều 22 Nghị định số 168/2025/NĐ-CP về việc ủy quyền thực hiện thủ tục đăng ký',
  'Điều 22 Nghị định số 168/2025/NĐ-CP về việc đặt tên hộ kinh doanh',
  'Điều 15 Nghị định số 118/2025/NĐ-CP quy định hồ sơ đất đai nộp tại Trung tâm phục vụ hành chính công',
  'Điều 15 Nghị định số 118/2025/NĐ-CP về việc tiếp nhận hồ sơ, trả kết quả',
  'Điều 15 Nghị định số 118/2025/NĐ-CP quy định cán bộ tiếp nhận phải kiểm tra tính đầy đủ của hồ sơ',
  'Điều 137 Luật Đất đai số 31/2024/QH15 quy định hộ gia đình sử dụng đất ổn định trước ngày 15/10/1993',
  'Điều 16 Luật Hộ tịch số 60/2014/QH13 quy định công chức tư pháp - hộ tịch ghi nội dung khai sinh',
  'Điều 10 Nghị định 123/2015/NĐ-CP quy định giấy tờ phải xuất trình khi đăng ký khai sinh cho trẻ em bị bỏ rơi',
  'Điều 30 Nghị định 123/2015/NĐ-CP quy định hồ sơ kết hôn với người nước ngoài gồm giấy xác nhận tình trạng hôn nhân',
  'Điều 4 Nghị định số 120/2025/NĐ-CP quy định thẩm quyền đăng ký khai sinh có yếu tố nước ngoài',
  'Điều 18 Nghị định số 151/2025/NĐ-CP quy định Ủy ban nhân dân cấp xã cấp Giấy chứng nhận lần đầu',
  'Điều 54 Nghị định số 217/2026/NĐ-CP quy định thành phần hồ sơ cấp giấy phép xây dựng nhà ở riêng lẻ',
  'Điều 85 Nghị định số 168/2025/NĐ-CP, Nghị định về đăng ký doanh nghiệp',
  'Điều 85 Nghị định số 168/2025/NĐ-CP, tức Nghị định về đăng ký doanh nghiệp',
  'Điều 85 Nghị định số 168/2025/NĐ-CP (Nghị định đăng ký doanh nghiệp)',
  'Điều 16 Luật số 60/2014/QH13, tức Luật Hộ tịch',
  'Điều 16 Luật Hộ tịch số 60/2014/QH13 là luật hiện hành',
  'Điều 16 Luật Hộ tịch số 60/2014/QH13, Luật Cư trú số 68/2020/QH14',
  'Điều 85 Nghị định số 168/2025/NĐ-CP, Nghị định số 123/2015/NĐ-CP về hộ tịch',
  'Điều 85 Nghị định số 168/2025/NĐ-CP, Nghị định về hộ tịch số 123/2015/NĐ-CP',
  'Điều 85 Nghị định số 168/2025/NĐ-CP, nghị định này quy định rõ người nộp hồ sơ',
  'Điều 3 Nghị định 104/2022/NĐ-CP về việc không yêu cầu xuất trình sổ hộ khẩu giấy',
  'Điều 41 Nghị định 101/2024/NĐ-CP quy định thời hạn giải quyết hồ sơ',
  'Điều 5 Luật Doanh nghiệp số 59/2020/QH14 quy định về bảo đảm của Nhà nước đối với doanh nghiệp',
];
TRUE.push(...OF_ARTICLES);

/** What they say of other fields by the way, and what they detail, guide or amend. */
const BY_THE_WAY = [
  'Điều 2 Thông tư 04/2020/TT-BTP quy định việc ủy quyền phải lập thành văn bản, được công chứng, chứng thực',
  'Điều 80 Nghị định 168/2025/NĐ-CP quy định người thành lập doanh nghiệp đang bị truy cứu trách nhiệm hình sự không được đăng ký',
  'Điều 80 Nghị định 168/2025/NĐ-CP quy định trường hợp đang bị truy cứu trách nhiệm hình sự thì không được đăng ký',
  'Điều 80 Nghị định 168/2025/NĐ-CP quy định hộ có người lao động phải kê khai',
  'Điều 80 Nghị định 168/2025/NĐ-CP quy định số lượng người lao động',
  'Điều 80 Nghị định 168/2025/NĐ-CP quy định nghĩa vụ thuế và bảo hiểm phải hoàn thành trước khi giải thể',
  'Điều 5 Nghị định 101/2024/NĐ-CP quy định hợp đồng phải được công chứng',
  'Điều 5 Nghị định 217/2026/NĐ-CP quy định giấy tờ hợp pháp về đất đai',
  'Điều 5 Nghị định 217/2026/NĐ-CP quy định hồ sơ phải có giấy tờ hợp pháp về đất đai',
  'Điều 5 Nghị định 217/2026/NĐ-CP quy định cam kết bảo vệ môi trường',
  'Điều 5 Nghị định 217/2026/NĐ-CP quy định bảo đảm an toàn công trình liền kề',
  'Điều 5 Nghị định 217/2026/NĐ-CP quy định về bảo đảm an toàn công trình liền kề',
  'Điều 80 Nghị định 168/2025/NĐ-CP quy định về nghĩa vụ thuế và bảo hiểm',
  'Điều 5 Nghị định 123/2015/NĐ-CP quy định chi tiết một số điều và biện pháp thi hành Luật Hộ tịch và Luật Hôn nhân và gia đình',
  'Luật Hộ tịch số 60/2014/QH13 sửa đổi, bổ sung',
  'Điều 54 Nghị định 217/2026/NĐ-CP hướng dẫn Luật Xây dựng',
  'Điều 2 Thông tư 04/2020/TT-BTP hướng dẫn thi hành Nghị định 123/2015/NĐ-CP',
  'Điều 2 Thông tư 04/2020/TT-BTP hướng dẫn thi hành Nghị định 123/2015/NĐ-CP quy định chi tiết Luật Hộ tịch',
  'Điều 85 Nghị định 168/2025/NĐ-CP hướng dẫn Luật Doanh nghiệp',
  'Điều 16 Luật Hộ tịch số 60/2014/QH13 (sửa đổi, bổ sung bởi Luật số 99/2025/QH15)',
  'Điều 5 Luật Đất đai (Luật số 31/2024/QH15)',
  'Article 16 Law on Civil Status No. 60/2014/QH13',
];
TRUE.push(...BY_THE_WAY);

/** Of another field, or under another name, behind the number. */
const OTHERWISE = [
  'Trái Điều 5 Nghị định số 168/2025/NĐ-CP quy định xử phạt vi phạm hành chính về giao thông',
  'Điều 5 Nghị định 168/2025/NĐ-CP, Nghị định về xử phạt vi phạm giao thông',
  'Điều 5 Nghị định 168/2025/NĐ-CP, tức nghị định xử phạt giao thông',
  'Điều 5 Nghị định 168/2025/NĐ-CP tức nghị định xử phạt giao thông',
  'Điều 5 Nghị định 168/2025/NĐ-CP; tức nghị định xử phạt giao thông',
  'Điều 5 Nghị định 168/2025/NĐ-CP (tức Nghị định giao thông đường bộ)',
  'Điều 5 Nghị định 168/2025/NĐ-CP hay còn gọi là Nghị định về giao thông',
  'Điều 5 Nghị định 168/2025/NĐ-CP là nghị định về xử phạt giao thông',
  'Điều 5 Nghị định 168/2025/NĐ-CP - Nghị định chăn nuôi gia súc',
  'Điều 5 Nghị định xử phạt giao thông, tức Nghị định 168/2025/NĐ-CP',
  'Điều 5 Nghị định số 168/2025/NĐ-CP quy định giao thông đường bộ',
  'Điều 5 Nghị định số 168/2025/NĐ-CP quy định hành vi vi phạm giao thông đường bộ của doanh nghiệp',
  'Điều 5 Nghị định số 168/2025/NĐ-CP quy định mức phạt tiền đối với hộ kinh doanh',
  'Điều 5 Nghị định số 168/2025/NĐ-CP về việc xử lý vi phạm hành chính',
  'Điều 5 Nghị định số 168/2025/NĐ-CP về việc đăng ký kết hôn',
  'Điều 5 Nghị định số 168/2025/NĐ-CP quy định trình tự thu hồi đất đai',
  'Điều 6 Thông tư 04/2020/TT-BTP về việc cấp giấy phép xây dựng',
  'Điều 6 Thông tư 04/2020/TT-BTP quy định học phí giáo dục mầm non',
  'Điều 15 Nghị định số 118/2025/NĐ-CP quy định giao thông đường bộ',
  'Điều 16 Luật Hộ tịch số 60/2014/QH13, tức Luật Đất đai',
  'Điều 16 Luật số 60/2014/QH13 (tức Luật Đất đai)',
  'Điều 16 Luật Hộ tịch số 60/2014/QH13 hay còn gọi là Luật Giao thông đường bộ',
  'Điều 7 Nghị định số 120/2025/NĐ-CP về quản lý thuế',
  'Điều 18 Nghị định số 151/2025/NĐ-CP quy định nghĩa vụ quân sự',
  'Điều 41 Nghị định 123/2015/NĐ-CP, Nghị định về đăng ký doanh nghiệp',
  'Điều 41 Nghị định 123/2015/NĐ-CP quy định quyền sử dụng đất đai của hộ gia đình',
];

/** They detail, guide or amend another law than their titles have, or have the name of another. */
const OF_OTHER_LAW = [
  'Điều 15 Nghị định 123/2015/NĐ-CP quy định chi tiết Luật Quốc tịch Việt Nam',
  'Điều 15 Nghị định 123/2015/NĐ-CP quy định chi tiết một số điều và biện pháp thi hành Luật Quốc tịch Việt Nam',
  'Điều 15 Nghị định 123/2015/NĐ-CP hướng dẫn thi hành Luật Cư trú',
  'Điều 15 Nghị định 123/2015/NĐ-CP về quốc tịch',
  'Điều 4 Thông tư 04/2020/TT-BTP hướng dẫn Luật Nuôi con nuôi',
  'Điều 4 Thông tư 04/2020/TT-BTP hướng dẫn thi hành Luật Đất đai',
  'Điều 5 Nghị định 87/2020/NĐ-CP hướng dẫn thi hành Luật Quốc tịch Việt Nam',
  'Điều 5 Nghị định 168/2025/NĐ-CP hướng dẫn thi hành Luật Đầu tư',
  'Điều 5 Nghị định 168/2025 hướng dẫn thi hành Luật Đầu tư',
  'Điều 5 Nghị định 217/2026/NĐ-CP quy định chi tiết Luật Nhà ở',
  'Điều 5 Nghị định 217/2026 quy định chi tiết Luật Nhà ở',
  'Điều 5 Nghị định quy định chi tiết Luật Nhà ở số 217/2026/NĐ-CP',
  'Điều 16 Luật Hộ tịch số 60/2014/QH13 sửa đổi Luật Cư trú',
  'Điều 15, 60/2014/QH13 (căn cước)',
  'Điều 16 Luật Hộ tịch số 60/2014/QH13 của Quốc hội quy định về căn cước',
  'Điều 5 Luật Đất đai (Luật số 27/2023/QH15)',
  'Article 5 Land Law No. 60/2014/QH13',
];
OTHERWISE.push(...OF_OTHER_LAW);

const FALSE: [string, string][] = [
  ['Điều 5 Nghị định số 168/2025/NĐ-CP “Về trẻ em”', 'về đăng ký doanh nghiệp'],
  ['Điều 5 Nghị định số 168/2025/NĐ-CP xử phạt vi phạm giao thông', 'về đăng ký doanh nghiệp'],
  ['Điều 5 NĐ về giao thông 168/2025/NĐ-CP', 'về đăng ký doanh nghiệp'],
  ['Điều 5 Luật Hộ tịch số 60/2014/QH13 (Luật Xây dựng)', 'Luật Hộ tịch'],
  ['Điều 5 Nghị định 168/2025/NĐ-CP (30/6/2024)', '30/06/2025'],
  ['Khoản 2 Điều 85 Nghị định số 168/2025/NĐ-CP về xử phạt vi phạm giao thông đường bộ', 'về đăng ký doanh nghiệp'],
  [
    'Khoản 2 Điều 85 Nghị định số 168/2025/NĐ-CP của Chính phủ quy định xử phạt vi phạm giao thông',
    'về đăng ký doanh nghiệp',
  ],
  ['Điều 85 Nghị định số 168/2025/NĐ-CP ngày 30/6/2025 của Chính phủ (về hộ tịch)', 'về đăng ký doanh nghiệp'],
  ['Điều 85 Nghị định 168/2025 về xử phạt vi phạm giao thông', 'về đăng ký doanh nghiệp'],
  ['Điều 85 Nghị định 168/2025/NĐ-CP về xử phạt vi phạm trong đăng ký doanh nghiệp', 'về đăng ký doanh nghiệp'],
  ['Dieu 85 Nghi dinh so 168/2025/ND-CP ve xu phat vi pham giao thong', 'về đăng ký doanh nghiệp'],
  ['Điều 7 Nghị định về quản lý thuế số 120/2025/NĐ-CP', 'phân định thẩm quyền'],
  ['Điều 7 Nghị định số 120/2025/NĐ-CP về quản lý thuế', 'phân định thẩm quyền'],
  ['Điều 45 Bộ luật Xây dựng 135/2025/QH15', 'Luật Xây dựng'],
  ['Điều 45 Luật số 60/2014/QH13 về xây dựng', 'Luật Hộ tịch'],
  ['Điều 45 Luật số 60/2014/QH13 (Luật Xây dựng)', 'Luật Hộ tịch'],
  ['Điều 85 Nghị định số 168/2025/NĐ-CP ngày 31/02/2025', '30/06/2025'],
  ['Điều 85 Nghị định số 168/2025/NĐ-CP ngày 26 tháng 12 năm 2024', '30/06/2025'],
  ['Điều 85 Nghị định số 168/2025/NĐ-CP ngày 29/6/2025 về đăng ký doanh nghiệp', '30/06/2025'],
  ['Điều 85 Nghị định ngày 29/6/2025 số 168/2025/NĐ-CP', '30/06/2025'],
  ['Điều 7 Nghị định số 9999/2025/NĐ-CP ngày 31/02/2025', '31/02/2025'],
  ['Điều 7 Nghị định số 9999/2025/NĐ-CP ngày 12/3/2024', 'ban hành năm 2025'],
  ['Điều 1 Quyết định số 163/QĐ-BTP ngày 30/02/2026', '30/02/2026'],
  ['Điều 16 Luật Hộ tịch năm 2013 số 60/2014/QH13', 'năm 2014'],
  ['Điều 16 Luật Hộ tịch số 60/2014/QH13 ngày 20/11/2015', 'năm 2014'],
  ['Điều 7 Nghị định số 120/2025/NĐ-CP của Bộ Tư pháp', 'Chính phủ'],
  ['Điều 7 Nghị định của Bộ Tư pháp số 120/2025/NĐ-CP', 'Chính phủ'],
  ['Điều 7 Nghị định số 120/2025/NĐ-CP ngày 11/6/2025 của Thủ tướng Chính phủ', 'Chính phủ'],
  ['Điều 2 Thông tư 04/2020/TT-BTP của Bộ Tài chính', 'BTP'],
  ['Điều 2 Thông tư 04/2020/TT-BTP của Chính phủ', 'BTP'],
  ['Điều 16 Luật Hộ tịch số 60/2014/QH13 của Chính phủ', 'Quốc hội'],
  ['Điều 5 Luật Nhà ở số 31/2024/QH15', 'Luật Đất đai'],
  ['Điều 5 Luật Thuế thu nhập 59/2020/QH14', 'Luật Doanh nghiệp'],
  ['Điều 5 Luật Hôn nhân số 68/2020/QH14', 'Luật Cư trú'],
  ['Điều 5 Nghị định về hộ tịch 168/2025/NĐ-CP', 'về đăng ký doanh nghiệp'],
  ['Điều 5 Nghị định về hộ tịch số 217/2026/NĐ-CP', 'Luật Xây dựng'],
  ['Điều 5 Luật Dân sự số 74/2025/QH15', 'Luật Việc làm'],
  ['Điều 5 Luật Trẻ em 41/2024/QH15', 'Luật Bảo hiểm xã hội'],
  ['Điều 5 Luật Dân số 91/2015/QH13', 'Bộ luật Dân sự'],
  ['Điều 1 Luật Doanh nghiệp số 76/2025/QH15', 'sửa đổi, bổ sung'],
  ['Điều 7 Nghị định Bộ Tư pháp số 120/2025/NĐ-CP', 'Chính phủ'],
  ['Dieu 7 Nghi dinh Thu tuong Chinh phu so 120/2025/ND-CP', 'Chính phủ'],
  ['Điều 2 Thông tư Bộ Tài chính số 04/2020/TT-BTP', 'BTP'],
  ['Điều 16 Luật Hộ tịch số 60/2014/QH13 quy định về đất đai', 'Luật Hộ tịch'],
  ['Điều 16 Luật Hộ tịch số 60/2014/QH13 về đất đai', 'Luật Hộ tịch'],
  ['Điều 5, 168/2025/NĐ-CP giao thông đường bộ', 'về đăng ký doanh nghiệp'],
  ['Điều 5 Nghị định 168/2025/NĐ-CP giao thông đường bộ', 'về đăng ký doanh nghiệp'],
  ['Điều 5 Luật Nhà ở số 031/2024/QH15', 'Luật Đất đai'],
  ['Điều 7 Nghị định 118/2025/NĐ-CP; Điều 5 Nghị định 168/2025/NĐ-CP về trẻ em', 'về đăng ký doanh nghiệp'],
];

describe('a citation', () => {
  it.each(TRUE)('is true: %s', (law) => expect(misnamedIn(law, known)).toBeUndefined());
  it.each(TRUE)('is true without Vietnamese marks composed: %s', (law) =>
    expect(misnamedIn(law.normalize('NFD'), known)).toBeUndefined(),
  );
  it.each(TRUE)('is true beside an own reason: %s', (law) =>
    expect(misnamedIn(`Giấy tờ chưa đủ theo ${law}.`, known, 'sentence')).toBeUndefined(),
  );
  it.each(FALSE)('is false: %s', (law, right) => expect(misnamedIn(law, known)?.right).toContain(right));
  it.each(OTHERWISE)('of another field or name is false, also among the words of a reason: %s', (law) => {
    expect(misnamedIn(law, known)).toBeDefined();
    expect(misnamedIn(`Hồ sơ thiếu giấy tờ, trái ${law}.`, known, 'sentence')).toBeDefined();
  });
});

it('of every document that a pack or the province lists is true in both orders, whole and with day and issuer', () => {
  const issuers: [RegExp, string][] = [
    [/NĐ-CP$|NQ-CP$/, 'Chính phủ'],
    [/QH\d+$/, 'Quốc hội'],
    [/BTP$/, 'Bộ trưởng Bộ Tư pháp'],
    [/BTC$/, 'Bộ Tài chính'],
    [/BNNMT$/, 'Bộ Nông nghiệp và Môi trường'],
  ];
  const wrong = known.flatMap(({ number, title, issued }) => {
    const [, sort = '', name = ''] =
      /^(Luật|Bộ luật|Nghị định|Thông tư|Quyết định|Nghị quyết)\s+(.*)$/u.exec(title) ?? [];
    const year = /\/(\d{4})\//.exec(number)?.[1] ?? '2026';
    const [y, m, d] = (issued ?? `${year}-06-05`).split('-');
    const by = issuers.find(([shape]) => shape.test(number))?.[1];
    const of = by ? ` của ${by}` : '';
    const about = /^(?:về|quy định|sửa đổi|phân định|ban hành|hướng dẫn|công bố)/.test(name) ? name : `về ${name}`;
    return [
      `Điều 5 ${sort} số ${number} ngày ${d} tháng ${m} năm ${y}${of} ${about}`,
      `Điều 5 ${sort} ${number} ngày ${Number(d)}/${Number(m)}/${y}${of}`,
      `${sort} số ${number}${of} ${about}, Điều 5`,
      `Điều 5 ${sort} số ${number} ${about}`,
      `Điều 5 ${title} số ${number}`,
      `Điều 5 ${title}, số ${number} ngày ${Number(d)}/${Number(m)}/${y}`,
      documentName({ number, title }),
    ].flatMap((law) => misnamedIn(law, known) ?? []);
  });
  expect(wrong).toEqual([]);
});

describe('in the words of a sentence', () => {
  it.each([
    'Theo khoản 1 Điều 10 Nghị định 123/2015/NĐ-CP về xuất trình giấy tờ tùy thân, ông phải mang thẻ căn cước',
    'Điều 10 Nghị định số 123/2015/NĐ-CP quy định người yêu cầu phải xuất trình thẻ căn cước',
    'Trái Điều 10 Nghị định 168/2025/NĐ-CP về hồ sơ đăng ký hộ kinh doanh',
    'Trái Điều 10 Nghị định 168/2025/NĐ-CP về thẩm quyền tiếp nhận hồ sơ',
    'Trái Điều 10 Nghị định 168/2025/NĐ-CP quy định về người nộp hồ sơ, phải có giấy ủy quyền',
    'Trái Điều 10 Nghị định số 123/2015/NĐ-CP về đăng ký khai sinh',
    'Theo Điều 10 Nghị định số 168/2025/NĐ-CP hồ sơ thiếu giấy ủy quyền',
    'Theo Điều 10 Nghị định số 168/2025/NĐ-CP chưa nộp giấy ủy quyền',
    'Theo Nghị định 168/2025/NĐ-CP, ngày 12/3/2026 ông A nộp hồ sơ thì phải có giấy ủy quyền',
    'Theo Thông tư 04/2020/TT-BTP của bộ hồ sơ, thiếu giấy chứng sinh',
    'Theo Nghị định 118/2025/NĐ-CP có hiệu lực từ ngày 01/7/2025, hồ sơ nộp tại trung tâm',
  ])('what an article says is no name of its document: %s', (reason) =>
    expect(misnamedIn(reason, known, 'sentence')).toBeUndefined(),
  );
  it.each([
    'trái Nghị định 168/2025/NĐ-CP về xử phạt vi phạm giao thông',
    'Trái Điều 5 Nghị định số 168/2025/NĐ-CP về xử phạt vi phạm giao thông',
    'Trái Điều 5 Nghị định số 168/2025/NĐ-CP về xử phạt vi phạm trong đăng ký doanh nghiệp',
    'Trái Điều 5 Nghị định số 168/2025/NĐ-CP quy định về giao thông đường bộ',
    'Trái Điều 5 Nghị định số 168/2025/NĐ-CP quy định chi tiết Luật Giao thông đường bộ',
    'Trái Điều 5 Nghị định 168/2025/NĐ-CP giao thông đường bộ',
    'Trái Điều 5 Nghị định 168/2025/NĐ-CP ngày 30/6/2025 của Chính phủ về giao thông, hồ sơ chưa đủ',
    'Trái Điều 5 Nghị định số 118/2025/NĐ-CP về giao thông đường bộ',
    'Trái Điều 5 Luật Hộ tịch số 60/2014/QH13 quy định về đất đai',
    'Trái Điều 7 Nghị định Bộ Tư pháp số 120/2025/NĐ-CP',
    'trái Điều 5 Nghị định 168/2025/NĐ-CP về đất đai, Luật Đất đai số 60/2014/QH13',
    'trái Nghị định 168/2025/NĐ-CP ngày 26 tháng 12 năm 2024',
  ])('a false name is found: %s', (reason) => expect(misnamedIn(reason, known, 'sentence')).toBeDefined());
});

describe('by title and year, without a number', () => {
  it.each([
    'Luật Hộ tịch năm 2006',
    'Pháp lệnh Hộ tịch năm 1998',
    'Luật Hộ tịch sửa đổi năm 2020',
    'Luật Hộ tịch (sửa đổi, bổ sung năm 2020)',
    '60/2014/QH13 (sửa đổi, bổ sung năm 2019)',
  ])('no list has «%s»', (law) => expect(unlistedByYear(`Theo Điều 3 ${law}, hồ sơ thiếu`, known)).toEqual([law]));
  it.each([
    'Luật Hộ tịch năm 2014',
    'Luật Hôn nhân và gia đình 2014',
    'Luật Xây dựng năm 2014 sửa đổi năm 2020',
    'Luật Doanh nghiệp sửa đổi năm 2025',
    'Luật Doanh nghiệp số 59/2020/QH14 (sửa đổi, bổ sung năm 2025)',
    'Luật Đất đai có hiệu lực năm 2024',
    'quy định của pháp luật năm 2014',
    'lời khai của bà Luật sinh năm 1990',
  ])('a list has it, or it is no law: %s', (law) => expect(unlistedByYear(`Theo ${law}`, known)).toEqual([]));
});
