import { describe, expect, it } from 'vitest';
import { htmlToText } from './html-to-text.ts';
import { isTelegramChannel, readTelegram, telegramPreview } from './read-telegram.ts';

const url = 'https://t.me/s/corridor_news';
const message = (post: number, inner: string, classes = ''): string =>
  `<div class="tgme_widget_message_wrap js-widget_message_wrap"><div class="tgme_widget_message ${classes} js-widget_message" data-post="corridor_news/${post}">
  <div class="tgme_widget_message_bubble">${inner}<div class="tgme_widget_message_footer"><span class="tgme_widget_message_views">1.2K</span>
  <span class="tgme_widget_message_meta">edited <a class="tgme_widget_message_date" href="https://t.me/corridor_news/${post}?single"><time datetime="2025-10-20T10:0${post}:00+00:00" class="time">10:00</time></a></span></div></div></div></div>`;
const text = (inner: string): string =>
  `<div class="tgme_widget_message_text js-message_text" dir="auto">${inner}</div>`;
const page = (...messages: readonly string[]): string =>
  `<!DOCTYPE html><html><head><meta property="og:title" content="Запасное имя"></head><body class="widget_frame_base tgme_webpreview">
  <div class="tgme_channel_info"><div class="tgme_channel_info_header_title"><span dir="auto">Коридор &amp; порты</span></div>
  <div class="tgme_channel_info_header_username"><a href="https://t.me/corridor_news">@corridor_news</a></div>
  <div class="tgme_channel_info_description">Новости<br>портов</div></div>
  <section class="tgme_channel_history js-message_history">${messages.join('')}</section></body></html>`;

const read = (...messages: readonly string[]) => readTelegram(page(...messages), { url });

describe('a public Telegram channel', () => {
  it('is named by its messages where neither its head nor its address does', () => {
    const html = page(message(1, text('Первое'))).replace('tgme_channel_info_header_username', 'other');
    expect(readTelegram(html, { url: 'saved.html' }).feed.link).toBe('https://t.me/corridor_news');
  });

  it('is a feed of its messages, the newest first', () => {
    const emoji = `<i class="emoji" style="background-image:url('//telegram.org/e.png')"><b>❗</b></i>`;
    const first = text(
      `${emoji}<b>Порт Актау принял паром</b><br/><br/>Из <a href="https://t.me/x" onclick="x">Баку</a>.<br/>Груз &lt; 5 т. <a href="?q=%23%D0%BF%D0%BE%D1%80%D1%82">#порт</a>`,
    );
    const photos = `<a class="tgme_widget_message_photo_wrap" style="width:1px;background-image:url('https://cdn.example/a.jpg')" href="https://t.me/corridor_news/1?single"></a>
      <a class="tgme_widget_message_video_player"><i class="tgme_widget_message_video_thumb" style="background-image:url('https://cdn.example/t')"></i><video src="https://cdn.example/v.mp4"></video><time class="message_video_duration">0:12</time></a>`;
    const { format, feed, items } = read(message(1, photos + first), message(2, text('Второе')));
    expect(format).toBe('telegram');
    expect(feed).toEqual({
      title: 'Коридор & порты',
      link: 'https://t.me/corridor_news',
      subtitle: 'Новости портов',
    });
    expect(items.map(({ title }) => title)).toEqual(['Второе', '❗Порт Актау принял паром']);
    const { content = '', ...item } = items[1] ?? { tags: [], enclosures: [] };
    expect(item).toEqual({
      guid: 'https://t.me/corridor_news/1',
      link: 'https://t.me/corridor_news/1',
      title: '❗Порт Актау принял паром',
      published: '2025-10-20T10:01:00+00:00',
      tags: ['порт'],
      enclosures: [
        { url: 'https://cdn.example/a.jpg', type: 'image/jpeg' },
        { url: 'https://cdn.example/t', type: 'image/*' },
        { url: 'https://cdn.example/v.mp4', type: 'video/mp4' },
      ],
    });
    expect(htmlToText(content)).toBe('❗Порт Актау принял паром\n\nИз Баку.\nГруз < 5 т. #порт');
  });

  it('names whom a message is forwarded from, and who signed it', () => {
    const inner = `<div class="tgme_widget_message_forwarded_from">Forwarded from <a class="tgme_widget_message_forwarded_from_name" href="https://t.me/other/7"><span dir="auto">Другой канал</span></a></div>
      ${text('Текст')}<span class="tgme_widget_message_from_author" dir="auto">А. Автор</span>`;
    expect(read(message(1, inner)).items).toMatchObject([
      { outlet: 'Другой канал', author: 'А. Автор', title: 'Текст' },
    ]);
  });

  it('does not take the words of the message that is answered', () => {
    const reply =
      '<a class="tgme_widget_message_reply" href="https://t.me/corridor_news/1"><div class="tgme_widget_message_text js-message_text">Чужое</div></a>';
    expect(read(message(1, reply + text('Своё'))).items).toMatchObject([{ title: 'Своё', content: 'Своё' }]);
    expect(read(message(1, reply)).items).toEqual([]);
  });

  it('leaves out what has no words: unsupported posts, stickers, what Telegram says', () => {
    const unsupported = `<div class="message_media_not_supported_wrap"><div class="message_media_not_supported"><div class="message_media_not_supported_label">Please open Telegram to view this post</div></div></div>`;
    const { items } = read(
      message(1, unsupported, 'text_not_supported_wrap'),
      message(2, '<i class="tgme_widget_message_sticker"></i>'),
      message(3, text('Channel created'), 'service_message'),
      message(4, unsupported + text('Подпись к истории')),
    );
    expect(items.map(({ title }) => title)).toEqual(['Подпись к истории']);
  });

  it('takes the headline of a page that is linked without a word, the question of a poll, the name of a file', () => {
    const preview = `<a class="tgme_widget_message_link_preview" href="https://n.example/1"><div class="link_preview_title">Порт Курык</div><div class="link_preview_description">Открыт.</div></a>`;
    const { items } = read(
      message(1, text('<a href="https://n.example/1">https://n.example/1</a>') + preview),
      message(2, text('Мнение') + preview),
      message(
        3,
        '<div class="tgme_widget_message_poll"><div class="tgme_widget_message_poll_question">Нужен ли порт?</div></div>',
      ),
      message(4, '<div class="tgme_widget_message_document_title" dir="auto">Отчёт.pdf</div>'),
    );
    expect(items.map(({ title, content }) => [title, htmlToText(content ?? '')])).toEqual([
      ['Отчёт.pdf', 'Отчёт.pdf'],
      ['Нужен ли порт?', 'Нужен ли порт?'],
      ['Мнение', 'Мнение'],
      ['Порт Курык', 'https://n.example/1\nОткрыт.'],
    ]);
  });

  it('cuts a first line that is a whole article between words', () => {
    const [item] = read(message(1, text('Грузы '.repeat(100)))).items;
    expect(item?.title).toMatch(/^(Грузы ){32}Грузы…$/);
  });

  it('is known by its markup', () => {
    expect(isTelegramChannel(page())).toBe(true);
    expect(read().items).toEqual([]);
    expect(isTelegramChannel('<html><body class="tgme_page">')).toBe(false);
    expect(isTelegramChannel('<rss><item>tgme_channel_info</item></rss>')).toBe(false);
  });

  it.each([
    ['https://t.me/corridor_news', url],
    ['https://t.me/corridor_news/17?single', url],
    ['http://telegram.me/corridor_news/', url],
    ['https://t.me/s/corridor_news', url],
    ['https://t.me/joinchat/abc', undefined],
    ['https://t.me/+abc', undefined],
    ['https://t.me/share', undefined],
    ['https://t.me/', undefined],
    ['https://evil.example/t.me/corridor_news', undefined],
    ['nonsense', undefined],
  ])('has its preview by its address %s', (address, expected) =>
    expect(telegramPreview(address)).toBe(expected),
  );
});
