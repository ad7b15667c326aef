;; Words of a text of UTF-16 units: where each begins and ends, and its hash. `word-kernel.ts` is what others see of it.
;;
;; Memory, from byte 0 on; `room` places, a multiple of 64:
;;
;;   table      0x00000  u16[65536]  by unit: what it folds to (below)
;;   factors    0x20000  i32[32]     seed^16, seed^15 … seed^1, then sixteen times 0
;;   powers     0x20080  i32[17]     seed^16, seed^15 … seed^0
;;   written    0x20100  u16[room]   the units of the text
;;   units               u16[room]   what they fold to
;;   starts, ends, hashes            i32[room] each, by word; places are half open
;;
;; The caller writes table, factors, powers and text.
;;
;; What a unit folds to:
;;
;;   0 … 0x2f          no letter
;;   0x30 … 0x2fff     a plain letter or digit, folded. A bit of 0x400 is the Cyrillic one.
;;   0x8000 + 0 … 0xf  behind a letter its word needs a second look: a mark, a zero-width unit, an apostrophe
;;   0x8010            so does the word that it is in, or begins: a letter of a script from U+3000 on
;;   0xffff            not known yet
;;
;; The hash of a word is `hash = (hash + unit) * seed` over its units, from the seed on, modulo 2^32 (`word-hash.ts`). For n
;; units that is seed * seed^n + unit[0] * seed^n + … + unit[n - 1] * seed^1: sixteen products are made at once.
;;
;; Invariant: length + 128 <= room. The units from `length` to there are overwritten. Nothing is allocated or grown, and
;; no place outside of the memory is asked for while the invariant holds.
(module
  (import "reading" "memory" (memory 3))
  (import "reading" "room" (global $room i32))

  (global $factors i32 (i32.const 0x20000))
  (global $written i32 (i32.const 0x20100))

  ;; Whether any of the units so far is not known yet. Both addresses are multiples of 16 bytes apart.
  (func $anyUnknown (param $units i32) (param $end i32) (result i32)
    (local $found v128)
    (loop $on
      (local.set $found (v128.or (local.get $found)
        (i16x8.eq (v128.load (local.get $units)) (v128.const i16x8 -1 -1 -1 -1 -1 -1 -1 -1))))
      (local.set $units (i32.add (local.get $units) (i32.const 16)))
      (br_if $on (i32.lt_u (local.get $units) (local.get $end))))
    (v128.any_true (local.get $found)))

  ;; Fills `units` up to the end of the last 64 places, so that a unit that is no letter follows the text.
  ;; @returns 1 where there are units that are not known yet: the caller writes them into the table and folds again
  (func (export "foldUnits") (param $length i32) (result i32)
    (local $from i32) (local $to i32) (local $end i32)
    (local.set $from (global.get $written))
    (local.set $to (i32.add (local.get $from) (i32.shl (global.get $room) (i32.const 1))))
    (local.set $end (i32.add (local.get $from) (i32.shl (local.get $length) (i32.const 1))))
    (memory.fill (local.get $end) (i32.const 0) (i32.const 128))
    (local.set $end (i32.add (local.get $from)
      (i32.and (i32.add (i32.shl (local.get $length) (i32.const 1)) (i32.const 128)) (i32.const -128))))
    (loop $on
      (i32.store16 (local.get $to)
        (i32.load16_u (i32.shl (i32.load16_u (local.get $from)) (i32.const 1))))
      (i32.store16 offset=2 (local.get $to)
        (i32.load16_u (i32.shl (i32.load16_u offset=2 (local.get $from)) (i32.const 1))))
      (i32.store16 offset=4 (local.get $to)
        (i32.load16_u (i32.shl (i32.load16_u offset=4 (local.get $from)) (i32.const 1))))
      (i32.store16 offset=6 (local.get $to)
        (i32.load16_u (i32.shl (i32.load16_u offset=6 (local.get $from)) (i32.const 1))))
      (i32.store16 offset=8 (local.get $to)
        (i32.load16_u (i32.shl (i32.load16_u offset=8 (local.get $from)) (i32.const 1))))
      (i32.store16 offset=10 (local.get $to)
        (i32.load16_u (i32.shl (i32.load16_u offset=10 (local.get $from)) (i32.const 1))))
      (i32.store16 offset=12 (local.get $to)
        (i32.load16_u (i32.shl (i32.load16_u offset=12 (local.get $from)) (i32.const 1))))
      (i32.store16 offset=14 (local.get $to)
        (i32.load16_u (i32.shl (i32.load16_u offset=14 (local.get $from)) (i32.const 1))))
      (local.set $from (i32.add (local.get $from) (i32.const 16)))
      (local.set $to (i32.add (local.get $to) (i32.const 16)))
      (br_if $on (i32.lt_u (local.get $from) (local.get $end))))
    (local.set $end (i32.add (local.get $end) (i32.shl (global.get $room) (i32.const 1))))
    (call $anyUnknown
      (i32.add (global.get $written) (i32.shl (global.get $room) (i32.const 1)))
      (local.get $end)))

  ;; Of 64 units a bit each: the uppermost one after a shift to the left.
  (func $bits (param $units i32) (param $shift i32) (result i64)
    (local $bits i64) (local $end i32)
    (local.set $end (i32.add (local.get $units) (i32.const 128)))
    (loop $on
      (local.set $bits (i64.or
        (i64.shr_u (local.get $bits) (i64.const 16))
        (i64.shl
          (i64.extend_i32_u (i8x16.bitmask (i8x16.narrow_i16x8_s
            (i16x8.shl (v128.load (local.get $units)) (local.get $shift))
            (i16x8.shl (v128.load offset=16 (local.get $units)) (local.get $shift)))))
          (i64.const 48))))
      (local.set $units (i32.add (local.get $units) (i32.const 32)))
      (br_if $on (i32.lt_u (local.get $units) (local.get $end))))
    (local.get $bits))

  ;; Writes the places that the bits stand for, from the lowest on. Eight at a time are written, whatever there are: 64
  ;; units have about so many words, and guessing wrong how many there are would cost more than what is written in vain.
  ;; What stands behind the last one means nothing. @param $place of the lowest bit @param $to the address
  (func $writePlaces (param $bits i64) (param $place i32) (param $to i32)
    (loop $on
      (i32.store (local.get $to) (i32.add (local.get $place) (i32.wrap_i64 (i64.ctz (local.get $bits)))))
      (local.set $bits (i64.and (local.get $bits) (i64.sub (local.get $bits) (i64.const 1))))
      (i32.store offset=4 (local.get $to) (i32.add (local.get $place) (i32.wrap_i64 (i64.ctz (local.get $bits)))))
      (local.set $bits (i64.and (local.get $bits) (i64.sub (local.get $bits) (i64.const 1))))
      (i32.store offset=8 (local.get $to) (i32.add (local.get $place) (i32.wrap_i64 (i64.ctz (local.get $bits)))))
      (local.set $bits (i64.and (local.get $bits) (i64.sub (local.get $bits) (i64.const 1))))
      (i32.store offset=12 (local.get $to) (i32.add (local.get $place) (i32.wrap_i64 (i64.ctz (local.get $bits)))))
      (local.set $bits (i64.and (local.get $bits) (i64.sub (local.get $bits) (i64.const 1))))
      (i32.store offset=16 (local.get $to) (i32.add (local.get $place) (i32.wrap_i64 (i64.ctz (local.get $bits)))))
      (local.set $bits (i64.and (local.get $bits) (i64.sub (local.get $bits) (i64.const 1))))
      (i32.store offset=20 (local.get $to) (i32.add (local.get $place) (i32.wrap_i64 (i64.ctz (local.get $bits)))))
      (local.set $bits (i64.and (local.get $bits) (i64.sub (local.get $bits) (i64.const 1))))
      (i32.store offset=24 (local.get $to) (i32.add (local.get $place) (i32.wrap_i64 (i64.ctz (local.get $bits)))))
      (local.set $bits (i64.and (local.get $bits) (i64.sub (local.get $bits) (i64.const 1))))
      (i32.store offset=28 (local.get $to) (i32.add (local.get $place) (i32.wrap_i64 (i64.ctz (local.get $bits)))))
      (local.set $bits (i64.and (local.get $bits) (i64.sub (local.get $bits) (i64.const 1))))
      (local.set $to (i32.add (local.get $to) (i32.const 32)))
      (br_if $on (i64.ne (local.get $bits) (i64.const 0)))))

  ;; Hashes words, at once after they were found: here nothing waits for a guess. A step takes sixteen units; those that
  ;; follow the word are multiplied by 0.
  ;; @param $word the address of the start of the first one @param $end the address behind that of the last one
  (func $hashWords (param $text i32) (param $word i32) (param $end i32)
    (local $column i32) (local $ended i32) (local $units i32) (local $left i32) (local $step i32) (local $hash i32)
    (local $factors i32) (local $sum v128)
    (local.set $column (i32.shl (global.get $room) (i32.const 2)))
    (loop $words
      (if (i32.lt_u (local.get $word) (local.get $end)) (then
        (local.set $ended (i32.add (local.get $word) (local.get $column)))
        (local.set $units (i32.load (local.get $word)))
        (local.set $left (i32.sub (i32.load (local.get $ended)) (local.get $units)))
        (local.set $units (i32.add (local.get $text) (i32.shl (local.get $units) (i32.const 1))))
        (local.set $hash (i32.load offset=60 (global.get $factors)))
        (loop $on
          ;; The smaller one of `left` and 16, without a branch.
          (local.set $step (i32.sub (local.get $left) (i32.and
            (i32.sub (local.get $left) (i32.const 16))
            (i32.shr_s (i32.sub (i32.const 15) (local.get $left)) (i32.const 31)))))
          (local.set $factors (i32.sub
            (i32.add (global.get $factors) (i32.const 64))
            (i32.shl (local.get $step) (i32.const 2))))
          (local.set $sum (i32x4.add
            (i32x4.add
              (i32x4.mul (v128.load16x4_u (local.get $units)) (v128.load (local.get $factors)))
              (i32x4.mul (v128.load16x4_u offset=8 (local.get $units)) (v128.load offset=16 (local.get $factors))))
            (i32x4.add
              (i32x4.mul (v128.load16x4_u offset=16 (local.get $units)) (v128.load offset=32 (local.get $factors)))
              (i32x4.mul (v128.load16x4_u offset=24 (local.get $units)) (v128.load offset=48 (local.get $factors))))))
          (local.set $sum (i32x4.add (local.get $sum)
            (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $sum) (local.get $sum))))
          (local.set $hash (i32.add
            (i32.mul (local.get $hash) (i32.load offset=128 (local.get $factors)))
            (i32.add (i32x4.extract_lane 0 (local.get $sum)) (i32x4.extract_lane 1 (local.get $sum)))))
          (local.set $units (i32.add (local.get $units) (i32.const 32)))
          (local.set $left (i32.sub (local.get $left) (i32.const 16)))
          (br_if $on (i32.gt_s (local.get $left) (i32.const 0))))
        (i32.store (i32.add (local.get $ended) (local.get $column)) (local.get $hash))
        (local.set $word (i32.add (local.get $word) (i32.const 4)))
        (br $words)))))

  ;; Finds the words of the folded text from a place on that no word goes over, and writes them from word `count` on.
  ;;
  ;; A word begins at a letter behind none and ends behind it, so of 64 units a few operations on as many bits tell all
  ;; starts and ends. It stops before a word that needs a second look.
  ;; @returns how many words there are now. The start of the next one is written, where it stopped, and -1 at the end
  (func (export "findWords") (param $from i32) (param $count i32) (param $length i32) (result i32)
    (local $text i32) (local $units i32) (local $startsAt i32) (local $column i32)
    (local $place i32) (local $mask i64) (local $letters i64) (local $before i64) (local $cyrillic i64)
    (local $marked i64) (local $look i64) (local $starts i64) (local $ends i64)
    (local $open i64) (local $wasCyrillic i64) (local $next i32) (local $some v128) (local $more v128)
    (local $first i32) (local $word i32) (local $unended i32)
    (local.set $column (i32.shl (global.get $room) (i32.const 2)))
    (local.set $text (i32.add (global.get $written) (i32.shl (global.get $room) (i32.const 1))))
    (local.set $startsAt (i32.add (global.get $written) (local.get $column)))
    (local.set $place (i32.and (local.get $from) (i32.const -64)))
    (local.set $units (i32.add (local.get $text) (i32.shl (local.get $place) (i32.const 1))))
    (local.set $mask (i64.shl (i64.const -1) (i64.extend_i32_u (local.get $from))))
    (local.set $word (i32.add (local.get $startsAt) (i32.shl (local.get $count) (i32.const 2))))
    (local.set $first (local.get $word))
    (block $found (loop $blocks
      ;; A bit for each of 64 units: whether it is a letter, has the Cyrillic bit, is marked in the table.
      (local.set $next (i32.add (local.get $units) (i32.const 128)))
      (loop $on
        (local.set $some (v128.load (local.get $units)))
        (local.set $more (v128.load offset=16 (local.get $units)))
        (local.set $letters (i64.or
          (i64.shr_u (local.get $letters) (i64.const 16))
          (i64.shl (i64.extend_i32_u (i8x16.bitmask (i8x16.narrow_i16x8_s
            (i16x8.gt_s (local.get $some) (v128.const i16x8 0x2f 0x2f 0x2f 0x2f 0x2f 0x2f 0x2f 0x2f))
            (i16x8.gt_s (local.get $more) (v128.const i16x8 0x2f 0x2f 0x2f 0x2f 0x2f 0x2f 0x2f 0x2f)))))
          (i64.const 48))))
        (local.set $cyrillic (i64.or
          (i64.shr_u (local.get $cyrillic) (i64.const 16))
          (i64.shl (i64.extend_i32_u (i8x16.bitmask (i8x16.narrow_i16x8_s
            (i16x8.shl (local.get $some) (i32.const 5))
            (i16x8.shl (local.get $more) (i32.const 5)))))
          (i64.const 48))))
        (local.set $marked (i64.or
          (i64.shr_u (local.get $marked) (i64.const 16))
          (i64.shl (i64.extend_i32_u (i8x16.bitmask (i8x16.narrow_i16x8_s
            (local.get $some)
            (local.get $more))))
          (i64.const 48))))
        (local.set $units (i32.add (local.get $units) (i32.const 32)))
        (br_if $on (i32.lt_u (local.get $units) (local.get $next))))
      (local.set $letters (i64.and (local.get $letters) (local.get $mask)))
      (local.set $marked (i64.and (local.get $marked) (local.get $mask)))
      (local.set $before (i64.or (i64.shl (local.get $letters) (i64.const 1)) (local.get $open)))
      ;; Scripts are mixed where letters side by side differ in the Cyrillic bit.
      (local.set $look (i64.and
        (i64.xor
          (local.get $cyrillic)
          (i64.or (i64.shl (local.get $cyrillic) (i64.const 1)) (local.get $wasCyrillic)))
        (i64.and (local.get $letters) (local.get $before))))
      (if (i64.ne (local.get $marked) (i64.const 0)) (then
        (local.set $look (i64.or (local.get $look)
          (i64.and
            (local.get $marked)
            (i64.or
              (local.get $before)
              (call $bits (i32.sub (local.get $units) (i32.const 128)) (i32.const 11))))))))
      (local.set $starts (i64.and (local.get $letters) (i64.xor (local.get $before) (i64.const -1))))
      (local.set $ends (i64.and (local.get $before) (i64.xor (local.get $letters) (i64.const -1))))
      ;; Words that end before the first one to look at are told, and where that one begins, if it has begun.
      (if (i64.ne (local.get $look) (i64.const 0)) (then
        (local.set $mask (i64.and
          (i64.sub (local.get $look) (i64.const 1))
          (i64.xor (local.get $look) (i64.const -1))))
        (local.set $starts (i64.and (local.get $starts) (local.get $mask)))
        (local.set $ends (i64.and (local.get $ends) (local.get $mask)))))

      (call $writePlaces (local.get $starts) (local.get $place)
        (i32.add (local.get $word) (i32.shl (i32.wrap_i64 (local.get $open)) (i32.const 2))))
      (call $writePlaces (local.get $ends) (local.get $place) (i32.add (local.get $word) (local.get $column)))
      ;; 1 where a word has begun that has not ended.
      (local.set $unended (i32.add (i32.wrap_i64 (local.get $open)) (i32.sub
        (i32.wrap_i64 (i64.popcnt (local.get $starts)))
        (i32.wrap_i64 (i64.popcnt (local.get $ends))))))
      (local.set $word (i32.add
        (local.get $word)
        (i32.shl (i32.wrap_i64 (i64.popcnt (local.get $ends))) (i32.const 2))))

      (if (i64.ne (local.get $look) (i64.const 0)) (then
        (if (i32.eqz (local.get $unended)) (then
          (i32.store (local.get $word)
            (i32.add (local.get $place) (i32.wrap_i64 (i64.ctz (local.get $look)))))))
        (br $found)))
      (local.set $open (i64.shr_u (local.get $letters) (i64.const 63)))
      (local.set $wasCyrillic (i64.shr_u (local.get $cyrillic) (i64.const 63)))
      (local.set $mask (i64.const -1))
      (local.set $place (i32.add (local.get $place) (i32.const 64)))
      (br_if $blocks (i32.le_u (local.get $place) (local.get $length))))
    (i32.store (local.get $word) (i32.const -1)))
    (call $hashWords (local.get $text) (local.get $first) (local.get $word))
    (i32.shr_u (i32.sub (local.get $word) (local.get $startsAt)) (i32.const 2))))
