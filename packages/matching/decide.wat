;; Whether the program of a watch holds for an article, and where its terms were found (`decide-kernel.ts`).
;;
;; A node (`program.ts`) is given by where it lies among integers. What is found of it is added to the hits; what is found of
;; a node that does not hold is taken away again.
;;
;; - A word: its term in any form that counts in the article; a form that is only used behind a number, only there.
;; - A phrase: words that follow each other, every word a form of its term, allowed gaps between them, in one field, agreeing:
;;   the AND of the masks of their tags is not zero in a language in which all of them count. «морских порта» only behind a
;;   number. It goes through the occurrences of the word that has fewest; the cursors of the others follow, so that each
;;   occurrence is passed once.
;;
;; What is found by a hash is an occurrence of a term that has yet to be confirmed by the text. That is done when somebody
;; asks for the occurrence, and few are ever asked for.
;;
;; Memories, in bytes; integers have four:
;;
;;   article   as in `find-candidates.wat`: codes of terms, and records of occurrences
;;   hits      0        how many there are
;;             16       of each, 16 bytes: first word, last word, node, and one more that is not written here (`hits.ts`)
;;   words     0        for how many words there is room
;;             16       by word: its first unit; behind them by word: the unit behind its last; the units
;;   work      29,184   by word of a phrase: the record that is looked at next, 0 behind the last; 64 of them
;;             29,440   by word of a phrase: how many records it has
;;   programs, terms, texts, tags
;;             as `program.ts`, `term-rows.ts`, `paradigms.ts` and `tags.ts` say
(module
  (import "index" "article" (memory $article 4))
  (import "index" "hits" (memory $hits 1))
  (import "index" "words" (memory $words 1))
  (import "index" "work" (memory $work 1))
  (import "index" "programs" (memory $programs 1))
  (import "index" "terms" (memory $terms 1))
  (import "index" "texts" (memory $texts 1))
  (import "index" "tags" (memory $tags 1))
  ;; Let the memory of hits reach up to so many bytes at least, or throw.
  (import "index" "growHits" (func $growHits (param i32)))
  ;; Add the hits of a node of proximity, of at most so many, and of an exact form.
  (import "index" "findNear" (func $findNear (param i32) (param i32)))
  (import "index" "findExact" (func $findExact (param i32) (param i32)))
  ;; 1 where the sentiment of the article is as a node says, else 0.
  (import "index" "compares" (func $compares (param i32) (result i32)))
  ;; 1 where a number stands before a word, else 0.
  (import "index" "followsNumber" (func $followsNumber (param i32) (result i32)))
  ;; 1 where the gaps behind so many words are those that a reading allows; it is given by where its words lie.
  (import "index" "gapsAllow" (func $gapsAllow (param i32) (param i32) (param i32) (result i32)))

  ;; The masks COUNTED (`grammar.ts` of the language) and TYPED. The bits of all languages but the second, Ukrainian, and of
  ;; the second with that of every article (`tags.ts`).
  (global $counted i32 (i32.const 0x10000000))
  (global $typed i32 (i32.const 0x20000000))
  (global $notSecondLanguage i32 (i32.const 0xfffefffd))
  (global $secondLanguage i32 (i32.const 0x00014002))

  ;; Of the article: its last record, its words, those of its title, and its languages.
  (global $last (mut i32) (i32.const 0))
  (global $wordCount (mut i32) (i32.const 0))
  (global $titleWords (mut i32) (i32.const 0))
  (global $languages (mut i32) (i32.const 0))
  ;; So many hits of a term are looked for.
  (global $limit (mut i32) (i32.const 0))
  ;; The form that was read last: in which languages it counts, and its masks.
  (global $formLanguages (mut i32) (i32.const 0))
  (global $first (mut i32) (i32.const 0))
  (global $second (mut i32) (i32.const 0))
  ;; The reading of a phrase that is looked for: where its words lie, how many they are, and the token of the first.
  (global $reading (mut i32) (i32.const 0))
  (global $length (mut i32) (i32.const 0))
  (global $start (mut i32) (i32.const 0))

  (func (export "begin") (param $last i32) (param $wordCount i32) (param $titleWords i32) (param $languages i32)
    (global.set $last (local.get $last))
    (global.set $wordCount (local.get $wordCount))
    (global.set $titleWords (local.get $titleWords))
    (global.set $languages (local.get $languages)))

  ;; Whether a node holds; of each reading of a term in it at most so many hits are added.
  (func (export "holds") (param $node i32) (param $limit i32) (result i32)
    (global.set $limit (local.get $limit))
    (call $holds (i32.shl (local.get $node) (i32.const 2))))

  (func $holds (param $node i32) (result i32)
    (local $before i32)
    (local.set $before (i32.load $hits (i32.const 0)))
    (if (call $decide (local.get $node)) (then (return (i32.const 1))))
    (i32.store $hits (i32.const 0) (local.get $before))
    (i32.const 0))

  (func $decide (param $node i32) (result i32)
    (local $head i32) (local $before i32)
    (local.set $head (i32.load $programs (local.get $node)))
    (local.set $before (i32.load $hits (i32.const 0)))
    (block $found
      (block $exact
        (block $near
          (block $other
            (block $phrase
              (block $not
                (block $or
                  (block $and
                    (block $word
                      (br_table $and $or $not $phrase $exact $near $other $other $word
                        (i32.and (local.get $head) (i32.const 15))))
                    (call $findWord (local.get $node) (local.get $head))
                    (br $found))
                  (return (call $every (local.get $node))))
                (return (call $some (local.get $node))))
              (return (call $not (local.get $node))))
            (call $findPhrase (local.get $node) (global.get $limit))
            (br $found))
          ;; A filter, or the sentiment.
          (if (i32.eq (i32.and (local.get $head) (i32.const 15)) (i32.const 6))
            (then (return (i32.ne (call $firstOf (i32.load $programs offset=8 (local.get $node))) (i32.const 0)))))
          (return (call $compares (i32.shr_u (local.get $node) (i32.const 2)))))
        (call $findNear (i32.shr_u (local.get $node) (i32.const 2)) (global.get $limit))
        (br $found))
      (call $findExact (i32.shr_u (local.get $node) (i32.const 2)) (global.get $limit)))
    (i32.gt_u (i32.load $hits (i32.const 0)) (local.get $before)))

  ;; How many bytes a node with a head takes: a word two integers, all others as many as they say.
  (func $sizeIn (param $head i32) (result i32)
    (if (result i32) (i32.eq (i32.and (local.get $head) (i32.const 15)) (i32.const 8))
      (then (i32.const 8))
      (else (i32.shl (i32.shr_u (local.get $head) (i32.const 8)) (i32.const 2)))))

  ;; Whether a head is of a word that the article lacks: most alternatives are words, and most of them are not there.
  (func $isAbsent (param $head i32) (result i32)
    (i32.and
      (i32.eq (i32.and (local.get $head) (i32.const 15)) (i32.const 8))
      (i32.eqz (call $mayHave (i32.shr_u (local.get $head) (i32.const 8))))))

  (func $every (param $node i32) (result i32)
    (local $left i32) (local $head i32)
    (local.set $left (i32.load $programs offset=4 (local.get $node)))
    (local.set $node (i32.add (local.get $node) (i32.const 8)))
    (loop $next
      (if (i32.eqz (local.get $left)) (then (return (i32.const 1))))
      (local.set $head (i32.load $programs (local.get $node)))
      (if (call $isAbsent (local.get $head)) (then (return (i32.const 0))))
      (if (i32.eqz (call $holds (local.get $node))) (then (return (i32.const 0))))
      (local.set $node (i32.add (local.get $node) (call $sizeIn (local.get $head))))
      (local.set $left (i32.sub (local.get $left) (i32.const 1)))
      (br $next))
    (unreachable))

  ;; Goes through all, so that the hits of each are there.
  (func $some (param $node i32) (result i32)
    (local $left i32) (local $head i32) (local $any i32)
    (local.set $left (i32.load $programs offset=4 (local.get $node)))
    (local.set $node (i32.add (local.get $node) (i32.const 8)))
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.get $left)))
        (local.set $head (i32.load $programs (local.get $node)))
        (if (i32.eqz (call $isAbsent (local.get $head)))
          (then (local.set $any (i32.or (local.get $any) (call $holds (local.get $node))))))
        (local.set $node (i32.add (local.get $node) (call $sizeIn (local.get $head))))
        (local.set $left (i32.sub (local.get $left) (i32.const 1)))
        (br $next)))
    (local.get $any))

  (func $not (param $node i32) (result i32)
    (local $limit i32) (local $held i32)
    (local.set $limit (global.get $limit))
    (global.set $limit (i32.const 1))
    (local.set $held (call $holds (i32.add (local.get $node) (i32.const 4))))
    (global.set $limit (local.get $limit))
    (i32.eqz (local.get $held)))

  ;; Whether the article may have a term, by its code.
  (func $mayHave (param $row i32) (result i32)
    (i32.and (i32.const 1)
      (i32.shr_u
        (i32.load $article (i32.and (i32.shr_u (local.get $row) (i32.const 3)) (i32.const 0x1ffc)))
        (local.get $row))))

  ;; The first record of a term; 0 where the article has none.
  (func $firstOf (export "firstOf") (param $row i32) (result i32)
    (local $mark i32)
    (if (i32.eqz (call $mayHave (local.get $row))) (then (return (i32.const 0))))
    (local.set $mark (i32.load $terms offset=12 (i32.shl (local.get $row) (i32.const 6))))
    (if (i32.gt_u (local.get $mark) (global.get $last)) (then (return (i32.const 0))))
    (select (local.get $mark) (i32.const 0)
      (i32.eq (i32.load $article offset=139272 (i32.shl (local.get $mark) (i32.const 5))) (local.get $row))))

  ;; Adds a hit.
  (func $addHit (export "addHit") (param $first i32) (param $last i32) (param $node i32)
    (local $count i32) (local $place i32)
    (local.set $count (i32.add (i32.load $hits (i32.const 0)) (i32.const 1)))
    (local.set $place (i32.shl (local.get $count) (i32.const 4)))
    (if (i32.gt_u (i32.add (local.get $place) (i32.const 32)) (i32.shl (memory.size $hits) (i32.const 16)))
      (then (call $growHits (i32.add (local.get $place) (i32.const 32)))))
    (i32.store $hits (local.get $place) (local.get $first))
    (i32.store $hits offset=4 (local.get $place) (local.get $last))
    (i32.store $hits offset=8 (local.get $place) (local.get $node))
    (i32.store $hits (i32.const 0) (local.get $count)))

  (func $findWord (param $node i32) (param $head i32)
    (local $each i32) (local $room i32) (local $end i32) (local $token i32) (local $found i32)
    (local.set $each (call $firstOf (i32.shr_u (local.get $head) (i32.const 8))))
    (local.set $room (i32.add (i32.load $hits (i32.const 0)) (global.get $limit)))
    (local.set $end
      (select (global.get $titleWords) (global.get $wordCount) (i32.and (local.get $head) (i32.const 16))))
    (local.set $found (i32.const -1))
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.get $each)))
        (br_if $done (i32.ge_u (i32.load $hits (i32.const 0)) (local.get $room)))
        (local.set $each (i32.shl (local.get $each) (i32.const 5)))
        (local.set $token (i32.load $article offset=139264 (local.get $each)))
        (br_if $done (i32.ge_s (local.get $token) (local.get $end)))
        (if (i32.ne (local.get $token) (local.get $found))
          (then
            (if (call $isMeant (local.get $node) (local.get $head) (local.get $each))
              (then
                (call $addHit (local.get $token) (local.get $token) (i32.shr_u (local.get $node) (i32.const 2)))
                (local.set $found (local.get $token))))))
        (local.set $each (i32.load $article offset=139276 (local.get $each)))
        (br $next))))

  ;; Whether a word, by where its record lies, is a form that counts in the article.
  (func $isMeant (param $node i32) (param $head i32) (param $each i32) (result i32)
    (local $second i32)
    (call $readForm (local.get $each)
      (i32.or (i32.const 0x8000) (i32.and (i32.load $programs offset=4 (local.get $node)) (i32.const 511))))
    (local.set $second
      (select (i32.const 0) (global.get $second) (i32.and (local.get $head) (i32.const 128))))
    (call $counts
      (i32.load $article offset=139264 (local.get $each))
      (i32.and (global.get $languages) (global.get $formLanguages))
      (global.get $first)
      (local.get $second)))

  ;; Whether what begins with a word counts in languages by its masks; what is only used behind a number, only there.
  (func $counts (param $word i32) (param $languages i32) (param $first i32) (param $second i32) (result i32)
    (if (i32.eqz (call $agreesIn (local.get $languages) (local.get $first) (local.get $second)))
      (then (return (i32.const 0))))
    (if (i32.and
          (i32.ne (local.get $first) (global.get $counted))
          (i32.ne (local.get $second) (global.get $counted)))
      (then (return (i32.const 1))))
    (if (call $followsNumber (local.get $word)) (then (return (i32.const 1))))
    (call $agreesIn
      (local.get $languages)
      (select (i32.const 0) (local.get $first) (i32.eq (local.get $first) (global.get $counted)))
      (select (i32.const 0) (local.get $second) (i32.eq (local.get $second) (global.get $counted)))))

  ;; Whether first and second masks, of what counts in these languages, say that it agrees. What counts in every article does
  ;; so by either.
  (func $agreesIn (export "agreesIn") (param $languages i32) (param $first i32) (param $second i32) (result i32)
    (i32.or
      (i32.and
        (i32.ne (local.get $first) (i32.const 0))
        (i32.ne (i32.and (local.get $languages) (global.get $notSecondLanguage)) (i32.const 0)))
      (i32.and
        (i32.ne (local.get $second) (i32.const 0))
        (i32.ne (i32.and (local.get $languages) (global.get $secondLanguage)) (i32.const 0)))))

  ;; Reads what the form of a record, by where it lies, says of itself where a phrase uses its term so (`usage.ts`).
  (func $readForm (param $each i32) (param $usage i32)
    (local $tag i32) (local $form i32) (local $place i32)
    (local.set $tag (i32.load $article offset=139288 (local.get $each)))
    (local.set $form (i32.load $article offset=139268 (local.get $each)))
    (if (i32.lt_s (local.get $tag) (i32.const 0))
      (then
        (local.set $tag (call $confirm (local.get $each) (local.get $form)))
        (i32.store $article offset=139288 (local.get $each) (local.get $tag))))
    (local.set $place (i32.shl (local.get $tag) (i32.const 4)))
    (global.set $first (i32.load $tags (local.get $place)))
    (global.set $second (i32.load $tags offset=4 (local.get $place)))
    (global.set $formLanguages (i32.load $tags offset=8 (local.get $place)))
    (if (i32.lt_s (local.get $form) (i32.const 0))
      (then
        ;; It goes on from a beginning.
        (if (i32.eqz (i32.and (local.get $usage) (i32.const 0x8000)))
          (then (global.set $formLanguages (i32.const 0)))))
      (else
        (if (i32.and
              (i32.eq (i32.add (local.get $form) (i32.const 1)) (i32.and (local.get $usage) (i32.const 0x7fff)))
              (i32.ne (local.get $tag) (i32.const 0)))
          (then
            (global.set $first (i32.or (global.get $first) (global.get $typed)))
            (global.set $formLanguages (i32.const -1)))))))

  ;; The tag of a form of a paradigm where the word of a record is that form, else 0, which counts nowhere.
  (func $confirm (param $each i32) (param $form i32) (result i32)
    (local $room i32) (local $word i32) (local $units i32) (local $from i32) (local $end i32) (local $middle i32)
    (local $term i32) (local $paradigm i32) (local $entry i32) (local $both i32)
    (local.set $room (i32.shl (i32.load $words (i32.const 0)) (i32.const 2)))
    (local.set $word (i32.shl (i32.load $article offset=139264 (local.get $each)) (i32.const 2)))
    (local.set $units (i32.add (i32.const 16) (i32.shl (local.get $room) (i32.const 1))))
    (local.set $from
      (i32.add (local.get $units) (i32.shl (i32.load $words offset=16 (local.get $word)) (i32.const 1))))
    (local.set $end
      (i32.add (local.get $units)
        (i32.shl
          (i32.load $words offset=16 (i32.add (local.get $word) (local.get $room)))
          (i32.const 1))))
    (local.set $term (i32.shl (i32.load $article offset=139272 (local.get $each)) (i32.const 6)))
    (local.set $paradigm (i32.shl (i32.load $terms offset=16 (local.get $term)) (i32.const 2)))
    (local.set $middle
      (i32.add (local.get $from) (i32.shl (i32.load $terms offset=20 (local.get $term)) (i32.const 1))))
    (local.set $entry (i32.add (local.get $paradigm) (i32.shl (local.get $form) (i32.const 3))))
    (local.set $both (i32.load $texts offset=20 (local.get $entry)))
    (if (i32.ne (local.get $end)
          (i32.add (local.get $middle) (i32.shl (i32.and (local.get $both) (i32.const 0x7fff)) (i32.const 1))))
      (then (return (i32.const 0))))
    (if (i32.eqz (call $isStem (local.get $term) (local.get $from) (local.get $middle)))
      (then (return (i32.const 0))))
    (if (i32.eqz
          (call $isText
            (i32.add (local.get $paradigm) (i32.shl (i32.load $texts offset=24 (local.get $entry)) (i32.const 2)))
            (local.get $middle)
            (local.get $end)))
      (then (return (i32.const 0))))
    (i32.shr_u (local.get $both) (i32.const 16)))

  ;; Whether some units of the article are the stem of a term.
  (func $isStem (param $term i32) (param $from i32) (param $to i32) (result i32)
    (local.set $term (i32.add (local.get $term) (i32.const 24)))
    (if (i32.gt_u (i32.sub (local.get $to) (local.get $from)) (i32.const 40))
      (then
        (return
          (call $isText (i32.shl (i32.load $terms (local.get $term)) (i32.const 2)) (local.get $from) (local.get $to)))))
    (block $last
      (loop $next
        (br_if $last (i32.le_s (i32.sub (local.get $to) (local.get $from)) (i32.const 2)))
        (if (i32.ne (i32.load $terms (local.get $term)) (i32.load $words (local.get $from)))
          (then (return (i32.const 0))))
        (local.set $term (i32.add (local.get $term) (i32.const 4)))
        (local.set $from (i32.add (local.get $from) (i32.const 4)))
        (br $next)))
    (i32.or
      (i32.eq (local.get $from) (local.get $to))
      (i32.eq (i32.load16_u $terms (local.get $term)) (i32.load16_u $words (local.get $from)))))

  ;; Whether some units of the article are a text.
  (func $isText (param $text i32) (param $from i32) (param $to i32) (result i32)
    (block $last
      (loop $next
        (br_if $last (i32.le_s (i32.sub (local.get $to) (local.get $from)) (i32.const 2)))
        (if (i32.ne (i32.load $texts (local.get $text)) (i32.load $words (local.get $from)))
          (then (return (i32.const 0))))
        (local.set $text (i32.add (local.get $text) (i32.const 4)))
        (local.set $from (i32.add (local.get $from) (i32.const 4)))
        (br $next)))
    (i32.or
      (i32.eq (local.get $from) (local.get $to))
      (i32.eq (i32.load16_u $texts (local.get $text)) (i32.load16_u $words (local.get $from)))))

  ;; Adds the hits of a phrase, of each reading at most so many.
  (func (export "findPhrase") (param $node i32) (param $limit i32)
    (call $findPhrase (i32.shl (local.get $node) (i32.const 2)) (local.get $limit)))

  (func $findPhrase (param $node i32) (param $limit i32)
    (local $left i32) (local $from i32)
    (local.set $left (i32.load $programs offset=8 (local.get $node)))
    (local.set $from (i32.add (local.get $node) (i32.const 12)))
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.get $left)))
        (global.set $length (i32.load $programs (local.get $from)))
        (global.set $reading (i32.add (local.get $from) (i32.const 12)))
        (if (call $findAll)
          (then
            (call $findReading (local.get $node)
              (i32.add (i32.load $hits (i32.const 0)) (local.get $limit)))))
        ;; Behind the words is half an integer for each.
        (local.set $from
          (i32.add (global.get $reading)
            (i32.shl
              (i32.add (global.get $length)
                (i32.shr_u (i32.add (global.get $length) (i32.const 1)) (i32.const 1)))
              (i32.const 2))))
        (local.set $left (i32.sub (local.get $left) (i32.const 1)))
        (br $next))))

  ;; Sets the cursors to the first records of every word. Gives whether all are there.
  (func $findAll (result i32)
    (local $word i32) (local $end i32) (local $first i32)
    (local.set $end (i32.shl (global.get $length) (i32.const 2)))
    (loop $next
      (if (i32.eq (local.get $word) (local.get $end)) (then (return (i32.const 1))))
      (local.set $first
        (call $firstOf
          (i32.shr_u (i32.load $programs (i32.add (global.get $reading) (local.get $word))) (i32.const 5))))
      (if (i32.eqz (local.get $first)) (then (return (i32.const 0))))
      (i32.store $work offset=29184 (local.get $word) (local.get $first))
      (i32.store $work offset=29440 (local.get $word)
        (i32.load $article offset=139280 (i32.shl (local.get $first) (i32.const 5))))
      (local.set $word (i32.add (local.get $word) (i32.const 4)))
      (br $next))
    (unreachable))

  (func $findReading (param $node i32) (param $room i32)
    (local $word i32) (local $each i32) (local $token i32) (local $before i32)
    (local.set $word (call $fewest))
    (local.set $each (i32.load $work offset=29184 (i32.shl (local.get $word) (i32.const 2))))
    (local.set $before (i32.const -1))
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.get $each)))
        (br_if $done (i32.ge_u (i32.load $hits (i32.const 0)) (local.get $room)))
        (local.set $each (i32.shl (local.get $each) (i32.const 5)))
        (local.set $token (i32.load $article offset=139264 (local.get $each)))
        (if (i32.ne (local.get $token) (local.get $before))
          (then
            (local.set $before (local.get $token))
            (global.set $start (i32.sub (local.get $token) (local.get $word)))
            (if (call $isPhrase (local.get $node))
              (then
                (call $addHit
                  (global.get $start)
                  (i32.sub (i32.add (global.get $start) (global.get $length)) (i32.const 1))
                  (i32.shr_u (local.get $node) (i32.const 2)))))))
        (local.set $each (i32.load $article offset=139276 (local.get $each)))
        (br $next))))

  ;; The word that has fewest records.
  (func $fewest (result i32)
    (local $best i32) (local $word i32) (local $least i32) (local $count i32)
    (local.set $least (i32.load $work offset=29440 (i32.const 0)))
    (block $done
      (loop $next
        (local.set $word (i32.add (local.get $word) (i32.const 1)))
        (br_if $done (i32.ge_u (local.get $word) (global.get $length)))
        (local.set $count (i32.load $work offset=29440 (i32.shl (local.get $word) (i32.const 2))))
        (if (i32.lt_u (local.get $count) (local.get $least))
          (then
            (local.set $least (local.get $count))
            (local.set $best (local.get $word))))
        (br $next)))
    (local.get $best))

  ;; Whether the reading of a phrase begins with the word `start`.
  (func $isPhrase (param $node i32) (result i32)
    (if (i32.eqz (call $inOneField (local.get $node))) (then (return (i32.const 0))))
    (if (i32.eqz
          (call $agree
            (i32.const 0)
            (global.get $languages)
            (i32.load $programs (i32.sub (global.get $reading) (i32.const 8)))
            (i32.load $programs (i32.sub (global.get $reading) (i32.const 4)))))
      (then (return (i32.const 0))))
    (call $gapsAllow
      (i32.shr_u (global.get $reading) (i32.const 2)) (global.get $length) (global.get $start)))

  (func $inOneField (param $node i32) (result i32)
    (local $last i32)
    (local.set $last (i32.sub (i32.add (global.get $start) (global.get $length)) (i32.const 1)))
    (if (i32.or
          (i32.lt_s (global.get $start) (i32.const 0))
          (i32.ge_s (local.get $last) (global.get $wordCount)))
      (then (return (i32.const 0))))
    (i32.or
      (i32.lt_s (local.get $last) (global.get $titleWords))
      (i32.and
        (i32.eqz (i32.and (i32.load $programs (local.get $node)) (i32.const 16)))
        (i32.ge_s (global.get $start) (global.get $titleWords)))))

  ;; Whether the words from this one on can be read so that all agree, in some of these languages and by some of these masks.
  (func $agree (param $word i32) (param $languages i32) (param $first i32) (param $second i32) (result i32)
    (local $token i32) (local $each i32) (local $usage i32)
    (local.set $token (i32.add (global.get $start) (local.get $word)))
    (local.set $usage
      (i32.load16_u $programs
        (i32.add (global.get $reading)
          (i32.add (i32.shl (global.get $length) (i32.const 2)) (i32.shl (local.get $word) (i32.const 1))))))
    (local.set $each (call $advance (local.get $word) (local.get $token)))
    (loop $next
      (if (i32.eqz (local.get $each)) (then (return (i32.const 0))))
      (local.set $each (i32.shl (local.get $each) (i32.const 5)))
      (if (i32.ne (i32.load $article offset=139264 (local.get $each)) (local.get $token))
        (then (return (i32.const 0))))
      (call $readForm (local.get $each) (local.get $usage))
      (if (call $goesOn
            (local.get $word)
            (i32.and (local.get $languages) (global.get $formLanguages))
            (i32.and (local.get $first) (global.get $first))
            (i32.and (local.get $second) (global.get $second)))
        (then (return (i32.const 1))))
      (local.set $each (i32.load $article offset=139276 (local.get $each)))
      (br $next))
    (unreachable))

  (func $goesOn (param $word i32) (param $languages i32) (param $first i32) (param $second i32) (result i32)
    (local.set $word (i32.add (local.get $word) (i32.const 1)))
    (if (i32.eq (local.get $word) (global.get $length))
      (then
        (return
          (call $counts (global.get $start) (local.get $languages) (local.get $first) (local.get $second)))))
    (if (i32.eqz (call $agreesIn (local.get $languages) (local.get $first) (local.get $second)))
      (then (return (i32.const 0))))
    (call $agree (local.get $word) (local.get $languages) (local.get $first) (local.get $second)))

  ;; Moves the cursor of a word to the first record that is not before a token.
  (func $advance (param $word i32) (param $token i32) (result i32)
    (local $at i32)
    (local.set $word (i32.shl (local.get $word) (i32.const 2)))
    (local.set $at (i32.load $work offset=29184 (local.get $word)))
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.get $at)))
        (br_if $done
          (i32.ge_s
            (i32.load $article offset=139264 (i32.shl (local.get $at) (i32.const 5)))
            (local.get $token)))
        (local.set $at (i32.load $article offset=139276 (i32.shl (local.get $at) (i32.const 5))))
        (br $next)))
    (i32.store $work offset=29184 (local.get $word) (local.get $at))
    (local.get $at))

  ;; Reads a form as `$readForm` does, of a record by its number, and ANDs masks with its own. Gives whether it counts.
  (func (export "isSense") (param $record i32) (param $usage i32) (param $first i32) (param $second i32) (result i32)
    (call $readForm (i32.shl (local.get $record) (i32.const 5)) (local.get $usage))
    (call $agreesIn
      (i32.and (global.get $languages) (global.get $formLanguages))
      (i32.and (local.get $first) (global.get $first))
      (i32.and (local.get $second) (global.get $second))))
)
