;; From the slots of an article's words to the watches that may match it (`candidate-kernel.ts`).
;;
;; What is asked lies in no cache: forms, terms, lists of watches, watches, programs. A place of memory takes as long as some
;; hundred steps, but the processor fetches ten and more at a time where nothing waits for what is read. So each pass first
;; reads something of all places that it will ask (touches them; the sum is stored lest the reading be left out), then asks
;; them. Where the processor cannot foretell an answer, what is done for one is done for the other too, and not counted.
;;
;; Each memory is the array of the same name in TypeScript; integers have four bytes.
;;
;;   article   0        the codes of its terms, as 65,536 bits (`term-bits.ts`)
;;             8,192    bits of pairs (`places.ts`)
;;             139,264  records of 32 bytes (`occurrences.ts`): word, form, term, the next occurrence of the term, how many
;;                      there are from this one on, the first record of the words behind, and what is known of the form:
;;                      nothing yet, -1. Record 0 is none; records are in the order of words up to `mark`. Behind the last
;;                      one is room for another, which ends the search
;;   work      0        places of lists of watches, 4,096 of them
;;             16,384   records of terms that have watches together with a neighbour, 1,024 of them
;;             20,480   terms and neighbours whose hashes are asked for, 1,024 of them
;;             28,672   a sum
;;             29,184   what `decide.wat` has there
;;             32,768   candidates: watches, with where their programs lie
;;   slots     of forms (`slot-table.wat`): words that were found, and their values
;;   pairSlots of pairs: hashes that are asked for
;;   under, lists, pairRows, postings, watches, programs, terms
;;             as `term-rows.ts`, `form-lists.ts`, `places.ts`, `postings.ts`, `watch-records.ts` and `program.ts` say
(module
  (import "index" "article" (memory $article 4))
  (import "index" "work" (memory $work 1))
  (import "index" "slots" (memory $slots 1))
  (import "index" "lists" (memory $lists 1))
  (import "index" "pairSlots" (memory $pairSlots 1))
  (import "index" "pairRows" (memory $pairRows 1))
  (import "index" "postings" (memory $postings 1))
  (import "index" "watches" (memory $watches 1))
  (import "index" "programs" (memory $programs 1))
  (import "index" "terms" (memory $terms 1))
  ;; Let a memory reach up to so many bytes at least, or throw.
  (import "index" "growArticle" (func $growArticle (param i32)))
  (import "index" "growWork" (func $growWork (param i32)))

  (global $records i32 (i32.const 139264))
  (global $touched i32 (i32.const 28672))
  (global $candidates i32 (i32.const 32768))
  ;; Records that are marked, and pairs that are asked for, at a time.
  (global $most i32 (i32.const 1024))

  ;; Lists that are in the memory, and watches of those that were gone through.
  (global $listCount (mut i32) (i32.const 0))
  (global $passed (mut i32) (i32.const 0))
  ;; Records of terms with pairs, the one that is asked, and the record of the neighbour that is asked next; 0 for the first.
  (global $paired (mut i32) (i32.const 0))
  (global $asked (mut i32) (i32.const 0))
  (global $neighbour (mut i32) (i32.const 0))
  ;; The word that was marked last, and the first record of those behind it.
  (global $word (mut i32) (i32.const 0))
  (global $behind (mut i32) (i32.const 0))
  ;; Candidates.
  (global $count (mut i32) (i32.const 0))

  ;; Enters what so many slots that were found lead to as records behind the last one, which is given; gives the last one then.
  (func (export "enter") (param $found i32) (param $last i32) (result i32)
    (local $at i32) (local $end i32) (local $value i32) (local $list i32) (local $sum i32)
    (local $stop i32) (local $row i32) (local $form i32) (local $record i32) (local $bit i32)
    (local.set $end (i32.shl (local.get $found) (i32.const 2)))
    ;; Touches the lists, and counts how many records there will be at most.
    (block $done
      (loop $next
        (br_if $done (i32.eq (local.get $at) (local.get $end)))
        (local.set $value (i32.load $slots offset=20480 (local.get $at)))
        (local.set $list
          (i32.and (i32.sub (i32.const 0) (local.get $value)) (i32.shr_s (local.get $value) (i32.const 31))))
        (local.set $sum
          (i32.add (i32.add (local.get $sum) (i32.const 1))
            (i32.load16_u $lists (i32.shl (local.get $list) (i32.const 2)))))
        (local.set $at (i32.add (local.get $at) (i32.const 4)))
        (br $next)))
    (call $growArticle
      (i32.add (global.get $records)
        (i32.shl (i32.add (i32.add (local.get $last) (local.get $sum)) (i32.const 2)) (i32.const 5))))
    (local.set $record (i32.add (global.get $records) (i32.shl (local.get $last) (i32.const 5))))
    (local.set $at (i32.const 0))
    (block $done
      (loop $next
        (br_if $done (i32.eq (local.get $at) (local.get $end)))
        (local.set $value (i32.load $slots offset=20480 (local.get $at)))
        (local.set $list (i32.const 0))
        (local.set $stop (i32.const 0))
        (if (i32.lt_s (local.get $value) (i32.const 0))
          (then
            (local.set $list (i32.shl (i32.sub (i32.const 0) (local.get $value)) (i32.const 2)))
            (local.set $stop
              (i32.add (i32.add (local.get $list) (i32.const 4))
                (i32.shl (i32.load16_u $lists (local.get $list)) (i32.const 2))))
            (local.set $list (i32.add (local.get $list) (i32.const 4)))
            (local.set $value (i32.load $lists (local.get $list)))))
        (loop $member
          (local.set $row (i32.shr_u (local.get $value) (i32.const 8)))
          (local.set $form (i32.and (local.get $value) (i32.const 255)))
          (if (i32.lt_s (local.get $value) (i32.const 0))
            (then
              (local.set $row (i32.sub (i32.const 0) (local.get $value)))
              (local.set $list (i32.add (local.get $list) (i32.const 4)))
              (local.set $form (i32.load $lists (local.get $list)))))
          (local.set $record (i32.add (local.get $record) (i32.const 32)))
          (i32.store $article (local.get $record) (i32.load $slots offset=12288 (local.get $at)))
          (i32.store $article offset=4 (local.get $record) (local.get $form))
          (i32.store $article offset=24 (local.get $record) (i32.const -1))
          (i32.store $article offset=8 (local.get $record) (local.get $row))
          (local.set $bit (i32.and (i32.shr_u (local.get $row) (i32.const 3)) (i32.const 0x1ffc)))
          (i32.store $article (local.get $bit)
            (i32.or (i32.load $article (local.get $bit)) (i32.shl (i32.const 1) (local.get $row))))
          (local.set $list (i32.add (local.get $list) (i32.const 4)))
          (if (i32.lt_u (local.get $list) (local.get $stop))
            (then
              (local.set $value (i32.load $lists (local.get $list)))
              (br $member))))
        (local.set $at (i32.add (local.get $at) (i32.const 4)))
        (br $next)))
    (i32.shr_u (i32.sub (local.get $record) (global.get $records)) (i32.const 5)))

  ;; Begins an article with so many records.
  (func (export "begin") (param $last i32)
    (local $end i32)
    (local.set $end
      (i32.add (global.get $records) (i32.shl (i32.add (local.get $last) (i32.const 1)) (i32.const 5))))
    (i32.store $article (local.get $end) (i32.const -1))
    (i32.store $article offset=8 (local.get $end) (i32.const 0))
    (global.set $word (i32.const -1))
    (global.set $behind (i32.add (local.get $last) (i32.const 1)))
    (global.set $passed (i32.const 0))
    (global.set $listCount (i32.const 0))
    (global.set $count (i32.const 0)))

  ;; Marks some of the records that are left, from the given one down, of so many; gives those that are left then. Under each
  ;; term is written which record is its first. That of another article may stand there: what counts is whether the record
  ;; has been marked in this one and is of this term. Adds the list of each term that is new, and the pairs to be asked for.
  (func (export "mark") (param $from i32) (param $last i32) (result i32)
    (local $left i32) (local $each i32) (local $record i32) (local $row i32) (local $place i32) (local $sum i32)
    (local $before i32) (local $known i32) (local $next i32) (local $word i32) (local $postings i32)
    (local $lists i32) (local $pairs i32) (local $behind i32) (local $current i32)
    (local.set $left (i32.sub (local.get $from) (global.get $most)))
    (local.set $left (i32.and (local.get $left) (i32.xor (i32.shr_s (local.get $left) (i32.const 31)) (i32.const -1))))
    (local.set $each (local.get $from))
    (block $done
      (loop $next
        (br_if $done (i32.eq (local.get $each) (local.get $left)))
        (local.set $sum
          (i32.add (local.get $sum)
            (i32.load $terms
              (i32.shl
                (i32.load $article offset=139272 (i32.shl (local.get $each) (i32.const 5)))
                (i32.const 6)))))
        (local.set $each (i32.sub (local.get $each) (i32.const 1)))
        (br $next)))
    (i32.store $work (global.get $touched) (local.get $sum))
    (local.set $lists (i32.shl (global.get $listCount) (i32.const 2)))
    (local.set $current (global.get $word))
    (local.set $behind (global.get $behind))
    (local.set $each (local.get $from))
    (block $done
      (loop $again
        (br_if $done (i32.eq (local.get $each) (local.get $left)))
        (local.set $record (i32.add (global.get $records) (i32.shl (local.get $each) (i32.const 5))))
        (local.set $row (i32.load $article offset=8 (local.get $record)))
        (local.set $place (i32.shl (local.get $row) (i32.const 6)))
        (local.set $before (i32.load $terms offset=12 (local.get $place)))
        (local.set $next
          (i32.mul (local.get $before)
            (i32.lt_u
              (i32.sub (i32.sub (local.get $before) (local.get $each)) (i32.const 1))
              (i32.sub (local.get $last) (local.get $each)))))
        (local.set $known
          (i32.eq
            (i32.load $article offset=139272 (i32.shl (local.get $next) (i32.const 5)))
            (local.get $row)))
        (local.set $next (i32.mul (local.get $next) (local.get $known)))
        (i32.store $terms offset=12 (local.get $place) (local.get $each))
        (i32.store $article offset=12 (local.get $record) (local.get $next))
        (i32.store $article offset=16 (local.get $record)
          (i32.add (i32.const 1)
            (i32.load $article offset=139280 (i32.shl (local.get $next) (i32.const 5)))))
        (local.set $word (i32.load $article (local.get $record)))
        (local.set $behind
          (i32.add (local.get $behind)
            (i32.mul
              (i32.sub (i32.add (local.get $each) (i32.const 1)) (local.get $behind))
              (i32.ne (local.get $word) (local.get $current)))))
        (local.set $current (local.get $word))
        (i32.store $article offset=20 (local.get $record) (local.get $behind))
        (local.set $postings (i32.load $terms (local.get $place)))
        (i32.store $work (local.get $lists) (local.get $postings))
        (local.set $lists
          (i32.add (local.get $lists)
            (i32.shl
              (i32.gt_u (i32.ne (local.get $postings) (i32.const 0)) (local.get $known))
              (i32.const 2))))
        ;; A word may have a term in several forms.
        (i32.store $work offset=16384 (local.get $pairs) (local.get $each))
        (local.set $pairs
          (i32.add (local.get $pairs)
            (i32.shl
              (i32.gt_u
                (i32.ne (i32.load $terms offset=4 (local.get $place)) (i32.const 0))
                (i32.and
                  (i32.eq (i32.load $article offset=40 (local.get $record)) (local.get $row))
                  (i32.eq (i32.load $article offset=32 (local.get $record)) (local.get $word))))
              (i32.const 2))))
        (local.set $each (i32.sub (local.get $each) (i32.const 1)))
        (br $again)))
    (global.set $listCount (i32.shr_u (local.get $lists) (i32.const 2)))
    (global.set $word (local.get $current))
    (global.set $behind (local.get $behind))
    (global.set $paired (i32.shr_u (local.get $pairs) (i32.const 2)))
    (global.set $asked (i32.const 0))
    (global.set $neighbour (i32.const 0))
    (local.get $left))

  ;; Writes the hashes of some of the pairs that are left to be asked for, those that their bits do not deny; gives how many.
  ;; There are more as long as it gives any.
  (func (export "pairs") (result i32)
    (local $found i32)
    (loop $again
      (local.set $found (call $likely (call $collect)))
      (br_if $again
        (i32.and (i32.eqz (local.get $found)) (i32.ne (global.get $asked) (global.get $paired)))))
    (local.get $found))

  ;; Writes the hashes of pairs, with their terms, as many as there is room for; gives how many.
  (func $collect (result i32)
    (local $found i32) (local $record i32) (local $row i32) (local $behind i32) (local $other i32) (local $term i32)
    (local $before i32)
    (block $full
      (block $done
        (loop $next
          (br_if $done (i32.eq (global.get $asked) (global.get $paired)))
          (local.set $record
            (i32.add (global.get $records)
              (i32.shl
                (i32.load $work offset=16384 (i32.shl (global.get $asked) (i32.const 2)))
                (i32.const 5))))
          (local.set $row (i32.load $article offset=8 (local.get $record)))
          (local.set $behind (i32.add (i32.load $article (local.get $record)) (i32.const 1)))
          (local.set $other (global.get $neighbour))
          (if (i32.eqz (local.get $other))
            (then (local.set $other (i32.load $article offset=20 (local.get $record)))))
          (local.set $other (i32.add (global.get $records) (i32.shl (local.get $other) (i32.const 5))))
          (local.set $before (i32.const 0))
          (block $through
            (loop $each
              (br_if $through (i32.ne (i32.load $article (local.get $other)) (local.get $behind)))
              (if (i32.eq (local.get $found) (global.get $most))
                (then
                  (global.set $neighbour
                    (i32.shr_u (i32.sub (local.get $other) (global.get $records)) (i32.const 5)))
                  (br $full)))
              (local.set $term (i32.load $article offset=8 (local.get $other)))
              (i32.store $pairSlots
                (i32.shl (local.get $found) (i32.const 2))
                (call $hashOf (local.get $row) (local.get $term)))
              (i32.store $work offset=20480 (i32.shl (local.get $found) (i32.const 3)) (local.get $row))
              (i32.store $work offset=20484 (i32.shl (local.get $found) (i32.const 3)) (local.get $term))
              (local.set $found
                (i32.add (local.get $found) (i32.ne (local.get $term) (local.get $before))))
              (local.set $before (local.get $term))
              (local.set $other (i32.add (local.get $other) (i32.const 32)))
              (br $each)))
          (global.set $neighbour (i32.const 0))
          (global.set $asked (i32.add (global.get $asked) (i32.const 1)))
          (br $next))))
    (local.get $found))

  ;; Of so many pairs leaves those that their bits do not deny; gives how many are left.
  (func $likely (param $found i32) (result i32)
    (local $at i32) (local $to i32) (local $hash i32) (local $bits i32)
    (block $done
      (loop $next
        (br_if $done (i32.eq (local.get $at) (local.get $found)))
        (local.set $hash (i32.load $pairSlots (i32.shl (local.get $at) (i32.const 2))))
        (local.set $bits
          (i32.load $article offset=8192
            (i32.shl (i32.shr_u (local.get $hash) (i32.const 17)) (i32.const 2))))
        (i32.store $pairSlots (i32.shl (local.get $to) (i32.const 2)) (local.get $hash))
        (i64.store $work offset=20480
          (i32.shl (local.get $to) (i32.const 3))
          (i64.load $work offset=20480 (i32.shl (local.get $at) (i32.const 3))))
        (local.set $to
          (i32.add (local.get $to)
            (i32.and (i32.const 1)
              (i32.and
                (i32.shr_u (local.get $bits) (local.get $hash))
                (i32.shr_u (local.get $bits) (i32.shr_u (local.get $hash) (i32.const 5)))))))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (br $next)))
    (local.get $to))

  ;; The hash of a pair, as in `places.ts`.
  (func $hashOf (param $row i32) (param $neighbour i32) (result i32)
    (local $hash i32)
    (local.set $hash
      (i32.xor
        (i32.mul (local.get $row) (i32.const 0x9e3779b1))
        (i32.mul (local.get $neighbour) (i32.const 0x85ebca77))))
    (i32.mul
      (i32.xor (local.get $hash) (i32.shr_u (local.get $hash) (i32.const 15)))
      (i32.const 0x2c1b3c6d)))

  ;; Adds the lists of the pairs among so many slots that were found; another pair may have the hash.
  (func (export "addPairs") (param $found i32)
    (local $at i32) (local $end i32) (local $sum i32) (local $row i32) (local $asked i32) (local $lists i32)
    (if (i32.gt_u (global.get $listCount) (i32.const 2048)) (then (call $guard)))
    (local.set $end (i32.shl (local.get $found) (i32.const 2)))
    (block $done
      (loop $next
        (br_if $done (i32.eq (local.get $at) (local.get $end)))
        (local.set $sum
          (i32.add (local.get $sum)
            (i32.load $pairRows
              (i32.mul (i32.load $pairSlots offset=20480 (local.get $at)) (i32.const 12)))))
        (local.set $at (i32.add (local.get $at) (i32.const 4)))
        (br $next)))
    (i32.store $work (global.get $touched) (local.get $sum))
    (local.set $lists (i32.shl (global.get $listCount) (i32.const 2)))
    (local.set $at (i32.const 0))
    (block $done
      (loop $next
        (br_if $done (i32.eq (local.get $at) (local.get $end)))
        (local.set $row (i32.mul (i32.load $pairSlots offset=20480 (local.get $at)) (i32.const 12)))
        (local.set $asked (i32.shl (i32.load $pairSlots offset=12288 (local.get $at)) (i32.const 3)))
        (i32.store $work (local.get $lists) (i32.load $pairRows (local.get $row)))
        (local.set $lists
          (i32.add (local.get $lists)
            (i32.shl
              (i32.and
                (i32.eq
                  (i32.load $pairRows offset=4 (local.get $row))
                  (i32.load $work offset=20480 (local.get $asked)))
                (i32.eq
                  (i32.load $pairRows offset=8 (local.get $row))
                  (i32.load $work offset=20484 (local.get $asked))))
              (i32.const 2))))
        (local.set $at (i32.add (local.get $at) (i32.const 4)))
        (br $next)))
    (global.set $listCount (i32.shr_u (local.get $lists) (i32.const 2))))

  ;; Adds the watches of the lists whose guards the article has. Leaves no lists; gives how many watches were passed over.
  (func (export "guard") (result i32)
    (call $guard)
    (global.get $passed))

  (func $guard
    (local $at i32) (local $end i32) (local $list i32) (local $behind i32) (local $sum i32) (local $to i32) (local $stop i32)
    (local $codes i32) (local $present i32) (local $head i32) (local $all i32)
    (local $others i32)
    (local.set $end (i32.shl (global.get $listCount) (i32.const 2)))
    (block $done
      (loop $next
        (br_if $done (i32.eq (local.get $at) (local.get $end)))
        (local.set $sum
          (i32.add (local.get $sum)
            (i32.load $postings (i32.shl (i32.load $work (local.get $at)) (i32.const 2)))))
        (local.set $at (i32.add (local.get $at) (i32.const 4)))
        (br $next)))
    (i32.store $work (global.get $touched) (local.get $sum))
    ;; The other lines of each list.
    (local.set $at (i32.const 0))
    (block $done
      (loop $next
        (br_if $done (i32.eq (local.get $at) (local.get $end)))
        (local.set $list (i32.shl (i32.load $work (local.get $at)) (i32.const 2)))
        (local.set $stop
          (i32.add (local.get $list)
            (i32.add (i32.const 4) (i32.mul (i32.load $postings offset=4 (local.get $list)) (i32.const 20)))))
        (local.set $list (i32.add (i32.or (local.get $list) (i32.const 63)) (i32.const 1)))
        (block $through
          (loop $line
            (br_if $through (i32.gt_u (local.get $list) (local.get $stop)))
            (local.set $sum (i32.add (local.get $sum) (i32.load $postings (local.get $list))))
            (local.set $list (i32.add (local.get $list) (i32.const 64)))
            (br $line)))
        (local.set $at (i32.add (local.get $at) (i32.const 4)))
        (br $next)))
    (i32.store $work (global.get $touched) (local.get $sum))
    (local.set $at (i32.const 0))
    (local.set $to (i32.add (global.get $candidates) (i32.shl (global.get $count) (i32.const 3))))
    (block $done
      (loop $next
        (br_if $done (i32.eq (local.get $at) (local.get $end)))
        (local.set $list (i32.shl (i32.load $work (local.get $at)) (i32.const 2)))
        (local.set $behind (i32.load $postings offset=4 (local.get $list)))
        (global.set $passed (i32.add (global.get $passed) (local.get $behind)))
        (call $roomFor (i32.add (local.get $to) (i32.shl (i32.add (local.get $behind) (i32.const 1)) (i32.const 3))))
        (local.set $list (i32.add (local.get $list) (i32.const 8)))
        (local.set $stop (i32.add (local.get $list) (i32.mul (local.get $behind) (i32.const 20))))
        (block $through
          (loop $each
            (br_if $through (i32.eq (local.get $list) (local.get $stop)))
            ;; A bit for each of the codes.
            (local.set $codes (i32.load $postings offset=4 (local.get $list)))
            (local.set $present
              (i32.and (i32.const 1)
                (i32.shr_u
                  (i32.load $article
                    (i32.and (i32.shr_u (local.get $codes) (i32.const 3)) (i32.const 0x1ffc)))
                  (local.get $codes))))
            ;; Most watches lack the rarest of what they need, and it lies first: if it is one code, the rest need not be
            ;; asked.
            (if (i32.gt_u
                  (i32.and (i32.const 1) (i32.shr_u (i32.load $postings (local.get $list)) (i32.const 25)))
                  (local.get $present))
              (then
                (local.set $list (i32.add (local.get $list) (i32.const 20)))
                (br $each)))
            (local.set $codes (i32.shr_u (local.get $codes) (i32.const 16)))
            (local.set $present
              (i32.or (local.get $present)
                (i32.shl
                  (i32.and (i32.const 1)
                    (i32.shr_u
                      (i32.load $article
                        (i32.and (i32.shr_u (local.get $codes) (i32.const 3)) (i32.const 0x1ffc)))
                      (local.get $codes)))
                  (i32.const 1))))
            (local.set $codes (i32.load $postings offset=8 (local.get $list)))
            (local.set $present
              (i32.or (local.get $present)
                (i32.shl
                  (i32.and (i32.const 1)
                    (i32.shr_u
                      (i32.load $article
                        (i32.and (i32.shr_u (local.get $codes) (i32.const 3)) (i32.const 0x1ffc)))
                      (local.get $codes)))
                  (i32.const 2))))
            (local.set $codes (i32.shr_u (local.get $codes) (i32.const 16)))
            (local.set $present
              (i32.or (local.get $present)
                (i32.shl
                  (i32.and (i32.const 1)
                    (i32.shr_u
                      (i32.load $article
                        (i32.and (i32.shr_u (local.get $codes) (i32.const 3)) (i32.const 0x1ffc)))
                      (local.get $codes)))
                  (i32.const 3))))
            (local.set $codes (i32.load $postings offset=12 (local.get $list)))
            (local.set $present
              (i32.or (local.get $present)
                (i32.shl
                  (i32.and (i32.const 1)
                    (i32.shr_u
                      (i32.load $article
                        (i32.and (i32.shr_u (local.get $codes) (i32.const 3)) (i32.const 0x1ffc)))
                      (local.get $codes)))
                  (i32.const 4))))
            (local.set $codes (i32.shr_u (local.get $codes) (i32.const 16)))
            (local.set $present
              (i32.or (local.get $present)
                (i32.shl
                  (i32.and (i32.const 1)
                    (i32.shr_u
                      (i32.load $article
                        (i32.and (i32.shr_u (local.get $codes) (i32.const 3)) (i32.const 0x1ffc)))
                      (local.get $codes)))
                  (i32.const 5))))
            (local.set $codes (i32.load $postings offset=16 (local.get $list)))
            (local.set $present
              (i32.or (local.get $present)
                (i32.shl
                  (i32.and (i32.const 1)
                    (i32.shr_u
                      (i32.load $article
                        (i32.and (i32.shr_u (local.get $codes) (i32.const 3)) (i32.const 0x1ffc)))
                      (local.get $codes)))
                  (i32.const 6))))
            (local.set $codes (i32.shr_u (local.get $codes) (i32.const 16)))
            (local.set $present
              (i32.or (local.get $present)
                (i32.shl
                  (i32.and (i32.const 1)
                    (i32.shr_u
                      (i32.load $article
                        (i32.and (i32.shr_u (local.get $codes) (i32.const 3)) (i32.const 0x1ffc)))
                      (local.get $codes)))
                  (i32.const 7))))
            ;; Whether each group has a code that is there (`guards.ts`).
            (local.set $head (i32.load $postings (local.get $list)))
            (local.set $all (i32.or (i32.shr_u (local.get $head) (i32.const 25)) (i32.const 128)))
            (local.set $others (i32.xor (local.get $all) (i32.const 255)))
            (i32.store $work (local.get $to) (i32.and (local.get $head) (i32.const 0x1ffffff)))
            (local.set $to
              (i32.add (local.get $to)
                (i32.shl
                  (i32.eq (local.get $all)
                    (i32.and (local.get $all)
                      (i32.or (local.get $present)
                        (i32.add (i32.and (local.get $present) (local.get $others)) (local.get $others)))))
                  (i32.const 3))))
            (local.set $list (i32.add (local.get $list) (i32.const 20)))
            (br $each)))
        (local.set $at (i32.add (local.get $at) (i32.const 4)))
        (br $next)))
    (global.set $count (i32.shr_u (i32.sub (local.get $to) (global.get $candidates)) (i32.const 3)))
    (global.set $listCount (i32.const 0)))

  (func $roomFor (param $bytes i32)
    (if (i32.gt_u (local.get $bytes) (i32.shl (memory.size $work) (i32.const 16)))
      (then (call $growWork (local.get $bytes)))))

  ;; Leaves each candidate once: a watch may lie under several terms. Gives how many are left.
  (func (export "keepOnce") (param $stamp i32) (result i32)
    (local $at i32) (local $end i32) (local $to i32) (local $sum i32) (local $watch i32) (local $place i32) (local $before i32)
    (local.set $end (i32.add (global.get $candidates) (i32.shl (global.get $count) (i32.const 3))))
    (local.set $at (global.get $candidates))
    (block $done
      (loop $next
        (br_if $done (i32.eq (local.get $at) (local.get $end)))
        (local.set $sum
          (i32.add (local.get $sum)
            (i32.load $watches (i32.shl (i32.load $work (local.get $at)) (i32.const 4)))))
        (local.set $at (i32.add (local.get $at) (i32.const 8)))
        (br $next)))
    (i32.store $work (global.get $touched) (local.get $sum))
    (local.set $at (global.get $candidates))
    (local.set $to (global.get $candidates))
    (block $done
      (loop $next
        (br_if $done (i32.eq (local.get $at) (local.get $end)))
        (local.set $watch (i32.load $work (local.get $at)))
        (local.set $place (i32.shl (local.get $watch) (i32.const 4)))
        (local.set $before (i32.load $watches offset=4 (local.get $place)))
        (i32.store $watches offset=4 (local.get $place) (local.get $stamp))
        (i32.store $work (local.get $to) (local.get $watch))
        (i32.store $work offset=4 (local.get $to) (i32.load $watches (local.get $place)))
        (local.set $to
          (i32.add (local.get $to)
            (i32.shl (i32.ne (local.get $before) (local.get $stamp)) (i32.const 3))))
        (local.set $at (i32.add (local.get $at) (i32.const 8)))
        (br $next)))
    (global.set $count (i32.shr_u (i32.sub (local.get $to) (global.get $candidates)) (i32.const 3)))
    (global.get $count))

  ;; Writes for each candidate where the root of its program lies among integers, for where its record lies. Most programs
  ;; lie in two lines.
  (func (export "findRoots")
    (local $at i32) (local $end i32) (local $sum i32) (local $program i32) (local $limit i32) (local $behind i32)
    (local.set $end (i32.add (global.get $candidates) (i32.shl (global.get $count) (i32.const 3))))
    (local.set $limit (i32.sub (i32.shl (memory.size $programs) (i32.const 16)) (i32.const 4)))
    (local.set $at (global.get $candidates))
    (block $done
      (loop $next
        (br_if $done (i32.eq (local.get $at) (local.get $end)))
        (local.set $program (i32.shl (i32.load $work offset=4 (local.get $at)) (i32.const 2)))
        (local.set $behind (i32.add (local.get $program) (i32.const 64)))
        (local.set $sum
          (i32.add (local.get $sum)
            (i32.add
              (i32.load $programs (local.get $program))
              (i32.load $programs
                (select (local.get $behind) (local.get $limit)
                  (i32.lt_u (local.get $behind) (local.get $limit)))))))
        (local.set $at (i32.add (local.get $at) (i32.const 8)))
        (br $next)))
    (i32.store $work (global.get $touched) (local.get $sum))
    (local.set $at (global.get $candidates))
    (block $done
      (loop $next
        (br_if $done (i32.eq (local.get $at) (local.get $end)))
        (local.set $program (i32.load $work offset=4 (local.get $at)))
        (i32.store $work offset=4 (local.get $at)
          (i32.add (i32.add (local.get $program) (i32.const 1))
            (i32.load $programs (i32.shl (local.get $program) (i32.const 2)))))
        (local.set $at (i32.add (local.get $at) (i32.const 8)))
        (br $next)))))
