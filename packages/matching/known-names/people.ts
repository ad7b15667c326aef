/** Heads of states and governments, and others of whom the news of the region tell. One person, one line. */
export const people: readonly string[] = [
  'Касым-Жомарт Токаев | Қасым-Жомарт Тоқаев | Kasım-Jomart Tokayev | Kasım Cömert Tokayev | ' +
    'Qosim-Jomart Toqayev | Kassym-Jomart Tokayev | ყასიმ-ჟომარტ თოქაევი',
  'Ильхам Алиев | Ільхам Алієв | Ілхам Әлиев | İlham Əliyev | İlham Aliyev | Ilhom Aliyev | ილჰამ ალიევი',
  'Реджеп Тайип Эрдоган | Режеп Тайып Ердоған | Rəcəb Tayyib Ərdoğan | Recep Tayyip Erdoğan | ' +
    "Rajab Toyyib Erdo'g'an | Recep Tayyip Erdogan | რეჯეფ თაიფ ერდოღანი",
  'Шавкат Мирзиёев | Шавкат Мирзияев | Şavkat Mirziyoyev | Şevket Mirziyoyev | Shavkat Mirziyoyev | ' +
    'შავქათ მირზიოევი',
  'Садыр Жапаров | Садыр Джапаров | Sadır Japarov | Sadır Caparov | Sadyr Japarov',
  'Сердар Бердымухамедов | Сердар Бердімұхамедов | Sərdar Berdiməhəmmədov | Serdar Berdimuhamedov | ' +
    'Sardor Berdimuhamedov | Serdar Berdimuhamedow',
  'Гурбангулы Бердымухамедов | Гурбангулы Бердімұхамедов | Qurbanqulu Berdiməhəmmədov | ' +
    'Gurbangulı Berdimuhamedov | Gurbanguly Berdimuhamedov | Gurbanguly Berdimuhamedow',
  'Эмомали Рахмон | İmaməli Rəhman | İmamali Rahman | Emomali Rahmon | ემომალი რაჰმონი',
  'Никол Пашинян | Нікол Пашинян | Nikol Paşinyan | Nikol Pashinyan | ნიკოლ ფაშინიანი',
  'Владимир Путин | Володимир Путін | Vladimir Putin | ვლადიმერ პუტინი',
  'Владимир Зеленский | Володимир Зеленський | Volodimir Zelenski | Vladimir Zelenski | Vladimir Zelenskiy | ' +
    'Volodymyr Zelensky | Volodymyr Zelenskyy | ვოლოდიმირ ზელენსკი',
  'Александр Лукашенко | Aleksandr Lukaşenko | Aleksandr Lukashenko | Alexander Lukashenko | ' +
    'ალექსანდრე ლუკაშენკო',
  'Дональд Трамп | Donald Tramp | Donald Trump | დონალდ ტრამპი',
  'Си Цзиньпин | Сі Цзіньпін | Si Cinpin | Şi Cinping | Si Szinpin | Xi Jinping | სი ძინპინი',
  'Урсула фон дер Ляйен | Урсула фон дер Ляєн | Ursula fon der Lyayen | Ursula von der Leyen',
  'Антониу Гутерриш | Антониу Гутерреш | Antonio Quterreş | Antonio Guterres',
  'Джейхун Байрамов | Жейхун Байрамов | Ceyhun Bayramov | Jeyhun Bayramov',
  'Хакан Фидан | Hakan Fidan | ჰაკან ფიდანი',
  'Олжас Бектенов | Oljas Bektenov | Olzhas Bektenov',
  'Ираклий Кобахидзе | İrakli Kobaxidze | İrakli Kobahidze | Irakli Kobakhidze | ირაკლი კობახიძე',
  'Михаил Кавелашвили | Mixeil Kavelaşvili | Mihail Kavelaşvili | Mikheil Kavelashvili | მიხეილ ყაველაშვილი',
  'Сергей Лавров | Сергій Лавров | Sergey Lavrov | Sergei Lavrov | სერგეი ლავროვი',
  'Масуд Пезешкиан | Məsud Pezeşkian | Mesud Pezeşkiyan | Masoud Pezeshkian | მასუდ ფეზეშქიანი',
];
