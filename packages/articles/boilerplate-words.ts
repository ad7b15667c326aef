/**
 * What publishers put around their articles, in Russian, Kazakh, Azerbaijani, Turkish, Uzbek, Ukrainian and English. In
 * small letters, ё as е, apostrophes as '.
 */

const lines = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .trim()
      .split(/\s*[|\n]\s*/u)
      .filter((line) => line !== ''),
  );

/** Whole lines that lead to the rest of an article. */
export const readMoreLines = lines(`
читать далее | читать дальше | читать полностью | читать больше | читать подробнее | читайте далее | читайте полностью
читать новость полностью | читать статью полностью | читать всю новость | читать | подробнее | подробности | узнать больше
смотреть подробнее | полный текст | далее
толығырақ | толығырақ оқу | толық оқу | толық нұсқасын оқу | жалғасын оқу | жалғасын оқыңыз | әрі қарай оқу | толығырақ оқыңыз
ətraflı | daha ətraflı | ətraflı oxu | ətraflı oxuyun | ardını oxu | ardını oxuyun | davamını oxu | davamını oxuyun | davamı
devamı | haberin devamı | haberin devamı için tıklayın | haberin devamı için tıklayınız | devamını oku | devamını okuyun
devamı için tıklayın | devamı için tıklayınız | daha fazla oku | daha fazlası | detaylar için tıklayın | detaylı bilgi
batafsil | batafsil o'qish | batafsil o'qing | to'liq o'qish | davomini o'qish | davomi | батафсил | батафсил ўқиш | давомини ўқиш
читати далі | читати повністю | читати більше | детальніше | докладніше | читайте далі | повний текст
read more | read on | read full article | read full story | read the full article | read the full story | full story
full article | continue reading | keep reading | click here to read more | more | learn more | view article`);

/** Before a headline or a list of headlines of other articles. */
export const relatedMarkers = lines(`
читайте также | читайте еще | читать также | смотрите также | читайте по теме | читайте по этой теме | ранее по теме
тағы оқыңыз | тағы оқи отырыңыз | сондай-ақ оқыңыз | оқи отырыңыз | сонымен қатар оқыңыз
ayrıca oxuyun | həmçinin oxuyun | bunu da oxuyun | bunları da oxuyun | bunu da oxu
ayrıca okuyun | bunu da okuyun | bunları da okuyun | bunlar da ilginizi çekebilir
shuningdek o'qing | yana o'qing | buni ham o'qing | шунингдек ўқинг | яна ўқинг
читайте також | читайте ще | дивіться також
read also | also read | see also | read next | you may also like`);

/** The same, but a sentence may begin so: here only links are taken for headlines of other articles. */
export const weakMarkers = lines(`
по теме | материалы по теме | новости по теме | рекомендуем | рекомендуем почитать | похожие новости | похожие статьи
вам может быть интересно | другие новости | подробнее
тақырыпқа қатысты | ұқсас жаңалықтар | осы тақырыпта
mövzu ilə bağlı | oxşar xəbərlər | əlaqəli xəbərlər | ətraflı
ilgili haberler | ilgili haber | benzer haberler | ilginizi çekebilir | haberin devamı
mavzuga oid | o'xshash yangiliklar | мавзуга оид | ўхшаш янгиликлар | batafsil
за темою | матеріали за темою | схожі новини | докладніше
related | related articles | related stories | related news | related posts | more on this topic | read more | recommended`);

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/u));

/** Beginnings of the words that ask to follow. */
export const subscribeStems = [
  ...words(`подписыва подпиш подписат присоединя присоединит следите оставайтесь жазыл қосыл abunə izləyin izləmək
abone takip obuna kuzatib обуна кузатиб підпис підпиш приєдн стежте слідкуй follow subscribe join`),
];

export const shareStems = [
  ...words(`поделиться поделитесь поделись поширит поділит бөліс paylaş ulash улаш share`),
];

/** Beginnings of the names of networks; suffixes follow in Turkic languages. */
export const networkStems = [
  ...words(`telegram телеграм whatsapp ватсап вотсап viber вайбер facebook фейсбук instagram инстаграм twitter твиттер
youtube ютуб вконтакте одноклассник дзен tiktok тикток threads linkedin google гугл`),
];

/** The other words of such lines. A line with any word beside these stays, for it may say something. */
export const subscriptionWords = words(`
на наш наша наше наши нашу нашем нашей нашего наших нашим нас в во и или у с за к по чтобы быть первым первыми узнавать
узнавайте узнай получать получайте не пропустить пропустите пропускайте важные важное главные главное последние свежие самые
самое самых новости новостей новостями новостях событий события событиями канал каналы канале каналов каналу каналам яндекс
vk ok max x rss соцсетях социальных сетях сети страницу страницы страницах группу группы группах рассылку почту сайте
сайт больше еще интересного интересных всегда курсе будьте с нами мобильное приложение скачайте уведомления другом друзьями
в ленте ленту ссылке этой новостью новость статьей материалом
бізге біздің біз жаңалықтарды жаңалықтар жаңалықтардан арнамызға арна парақшамызға парақша каналымызға бірінші болып оқыңыз
құрметті оқырман және да де ең бол достарыңызбен желілерде әлеуметтік сайттың
bizi bizə bizim kanalımıza kanalına kanalımızı kanal olun ol ən son xəbərlər xəbərləri xəbərlərdən xəbərdar üçün sosial şəbəkələrdə
şəbəkə səhifəmizə səhifəmizi və ilk siz edin et daha çox dostlarınla dostlarınızla üzərindən da də dan dən
kanalımızdan hesabımızı sayfamızı haberler haberleri haberlerden haberdar olmak için sosyal medyada medya ve bize hemen
kanalga kanalimizga bizning bizni bo'ling yangiliklar yangiliklardan xabardar ijtimoiy tarmoqlarda va sahifamizga do'stlaringizga
каналимизга бизнинг бизни бўлинг янгиликлар ва тармоқларда ижтимоий
наш нашу нашого нашій нашому наші та й або щоб бути першими отримуйте отримувати найважливіші головні останні новини
каналі нам сторінку сторінці соцмережах мережах друзями
us on our the a to for in and or with this article story page channel channels latest news updates breaking newsletter up sign
get your inbox free via social media friends stay tuned tv app email now here by of at all never miss more most important`);

/** Whole lines, and beginnings of lines that name the rights. */
export const rightsLines = lines(`
все права защищены | барлық құқықтар қорғалған | бүкіл құқықтар қорғалған | bütün hüquqlar qorunur | müəllif hüquqları qorunur
bütün hüquqları qorunur | tüm hakları saklıdır | her hakkı saklıdır | barcha huquqlar himoyalangan | барча ҳуқуқлар ҳимояланган
усі права захищено | всі права захищено | усі права захищені | всі права захищені | all rights reserved`);

/** Who gives pictures, beside agencies. */
export const creditWords = words(`
сайта сайт с из на архив архива архивное фото открытых источников источника иллюстративное скриншот видео редакции автора и
предоставлено новости мұрағат мұрағаттан arxiv arşiv arxivi foto агентлиги agentlik архіву архів сайту з
of the via for by from and file photo photos handout courtesy pool archive screenshot stock images image agency news
getty shutterstock depositphotos unsplash freepik pixabay istock alamy wikimedia commons istockphoto`);
