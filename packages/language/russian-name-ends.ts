/** How names of persons end. Folded. */

/** Men's surnames that change to a woman's. */
export const CHANGING = /..(ов|ев|ин|ын|ий|ый|ой)$/;
export const SURNAME = /..(ов|ев|ин|ын|ян|янц|ский|цкий|ской|ич|юк|чук|ко|дзе|швили)$/;
export const FEMALE = /..(ова|ева|ина|ына|овна|евна|ична|ая)$/;
/** Behind a title no genitive of a man's. */
export const WOMAN = /..(ова|ева|ина|ская|цкая)$/;
export const PATRONYMIC = /..(вич|вна|ьич|чна)$/;
export const NAME_END = /[бвгджзклмнпрстфхцчшщйь]$/;
/** Genitive plurals of adjectives; surnames that end so keep one form: «Независимых», «Черных». */
export const GENITIVE_PLURAL = /..(ых|[кгхжшщчн]их)$/;
