/**
 * The topics that we recognize: the 17 top concepts of the IPTC Media Topics (cv.iptc.org/newscodes/mediatopic,
 * CC BY 4.0) and three of its economic sectors. Codes are IPTC's; the one-word labels and the Russian names are ours.
 */
export const mediaTopics = {
  arts: { code: 'medtop:01000000', ru: 'культура' },
  crime: { code: 'medtop:02000000', ru: 'преступность и право' },
  disaster: { code: 'medtop:03000000', ru: 'происшествия' },
  economy: { code: 'medtop:04000000', ru: 'экономика' },
  education: { code: 'medtop:05000000', ru: 'образование' },
  environment: { code: 'medtop:06000000', ru: 'экология' },
  health: { code: 'medtop:07000000', ru: 'здоровье' },
  people: { code: 'medtop:08000000', ru: 'люди' },
  labour: { code: 'medtop:09000000', ru: 'труд' },
  lifestyle: { code: 'medtop:10000000', ru: 'досуг' },
  politics: { code: 'medtop:11000000', ru: 'политика' },
  religion: { code: 'medtop:12000000', ru: 'религия' },
  science: { code: 'medtop:13000000', ru: 'наука и техника' },
  society: { code: 'medtop:14000000', ru: 'общество' },
  sport: { code: 'medtop:15000000', ru: 'спорт' },
  conflict: { code: 'medtop:16000000', ru: 'конфликты и мир' },
  weather: { code: 'medtop:17000000', ru: 'погода' },
  energy: { code: 'medtop:20000256', ru: 'энергетика' },
  finance: { code: 'medtop:20000271', ru: 'финансы' },
  transport: { code: 'medtop:20000337', ru: 'транспорт' },
} as const;

export type TopicLabel = keyof typeof mediaTopics;

export const topicLabels = Object.keys(mediaTopics) as readonly TopicLabel[];
