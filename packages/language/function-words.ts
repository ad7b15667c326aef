import { fold } from './fold.ts';

const words = (listed: string): ReadonlySet<string> => new Set(listed.trim().split(/\s+/).map(fold));

/** Frequent words that tell a language from its neighbours in the same script. */
export const functionWords: Readonly<Record<string, ReadonlySet<string>>> = {
  ru: words(`и в на с по не что из для от при как это о об во со за до или а но к у был была были будет также после
    между его ее их если уже чтобы более может под через`),
  uk: words(`і та в у на з що не до для від за про як це його її їх буде був була були також після між або але
    щодо під через якщо вже щоб більше може України із`),
  kk: words(`және мен бен пен үшін бойынша туралы бұл деп да де екі бір осы жылы болды болады арқылы ретінде дейін
    кейін сондай қарай оның керек жаңа`),
  az: words(`və bu üçün ilə olan bir də da ki olaraq sonra görə edib edir olub daha kimi üzrə ən hər o çox
    azərbaycan iştirak nazir bildirib edilib dair barədə arasında tərəfindən`),
  tr: words(`ve bir bu için ile olarak da de ki daha olan gibi kadar sonra göre en çok ya değil her arasında
    cumhurbaşkanı bakan üzerinde tarafından yeni türkiye oldu ilgili edildi`),
  uz: words(`va bilan uchun ham bu bir deb esa yil bo'yicha bo'lgan bo'ldi haqida hamda kerak uning orqali
    o'zbekiston yangi qildi mumkin keyin katta yili o'rtasida tomonidan`),
  en: words(`the of and to in a is for on that with by as at from it an be was were are this has have will its not
    or after said new over into their between`),
};
