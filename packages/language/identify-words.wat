;; What the words of a stretch of text say about its language: how many letters of each script, and what they cost in each
;; variety of theirs (`language-model`). `identify-kernel.ts` is what others see of it.
;;
;; Memory, from byte 0 on:
;;
;;   letters    0x000000  u16[65536]     by unit: what it is (below)
;;   units      0x020000  u16[2048]      the stretch
;;   evidence   0x021000  i32[32]        what is told: 0 … 7 how much worse than the best one each Latin variety explains its
;;                                       words, 8 what the best ones cost, 12 … 19 and 20 the same of Cyrillic ones, 24 … 28
;;                                       letters by script, 29 those of Latin words with a capital
;;   absent     0x021080  u16[8], u16[8] Latin and Cyrillic: 0xffff where there is no variety
;;   costs      0x022000  u8[32768][8]   Latin, and behind it the same of Cyrillic: by slot what a letter costs in each variety
;;   steps      0x0a2000  u32[8192][64]  Latin, and behind it the same of Cyrillic: by what was read of a word and its next
;;                                       letter the slot of the cost in the lower 15 bits, and from bit 16 on what has been
;;                                       read then; 0 where it has not been worked out. A word begins in 1
;;
;; The caller writes all but the evidence. What a unit is:
;;
;;   bits 0 … 5    the number of the letter within its script; 1 is the boundary behind a word, 2 the apostrophe of any script
;;   bits 6 … 8    its script: 0 no letter, 1 Latin, 2 Cyrillic, 3 Georgian, 4 another
;;   bit 9         it is a capital
;;   bit 13        it does not exist
;;   bits 14, 15   the caller looks at the stretch first, where it asks for that
;;
;; A word is a run of letters of one script, with inner apostrophes; of more than 64 letters the rest does not count. In a
;; Latin word the Cyrillic schwa is the Latin one.
;;
;; Invariants: a unit that is no letter stands in the table at 0; the stretch has fewer than 2048 units; every slot is below
;; 32768 and all that was read below 8192. Nothing is allocated or grown.
(module
  (import "identifying" "memory" (memory 75))
  ;; What the table has for the Cyrillic schwa in small letters, and the number of the Latin one.
  (import "identifying" "cyrillicSchwa" (global $cyrillicSchwa i32))
  (import "identifying" "latinSchwa" (global $latinSchwa i32))
  ;; @param the address of a step that has not been worked out @returns it
  (import "identifying" "workOut" (func $workOut (param i32) (result i32)))

  ;; Adds to the evidence a Latin or Cyrillic word, which costs `sum`, its boundary included.
  ;; @param $script 1 or 2
  (func $addWord (param $script i32) (param $limit i32) (param $sum v128)
    (local $evidence i32) (local $least v128)
    ;; The least of eight, in all lanes.
    (local.set $least (v128.or (local.get $sum)
      (v128.load offset=0x21070 (i32.shl (local.get $script) (i32.const 4)))))
    (local.set $least (i16x8.min_u (local.get $least)
      (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $least) (local.get $least))))
    (local.set $least (i16x8.min_u (local.get $least)
      (i8x16.shuffle 4 5 6 7 0 1 2 3 12 13 14 15 8 9 10 11 (local.get $least) (local.get $least))))
    (local.set $least (i16x8.min_u (local.get $least)
      (i8x16.shuffle 2 3 0 1 6 7 4 5 10 11 8 9 14 15 12 13 (local.get $least) (local.get $least))))
    (local.set $sum (i16x8.min_u
      (i16x8.sub (local.get $sum) (local.get $least))
      (i16x8.splat (local.get $limit))))
    (local.set $evidence (i32.add (i32.const 0x20fd0) (i32.mul (local.get $script) (i32.const 48))))
    (v128.store (local.get $evidence) (i32x4.add
      (v128.load (local.get $evidence)) (i32x4.extend_low_i16x8_u (local.get $sum))))
    (v128.store offset=16 (local.get $evidence) (i32x4.add
      (v128.load offset=16 (local.get $evidence)) (i32x4.extend_high_i16x8_u (local.get $sum))))
    (i32.store offset=32 (local.get $evidence) (i32.add
      (i32.load offset=32 (local.get $evidence)) (i16x8.extract_lane_u 0 (local.get $least)))))

  ;; Adds up the evidence of the stretch.
  ;; @param $look bits of the table: of which units the caller asks to be told
  ;; @returns the place of such a unit, with which the evidence means nothing, or -1
  (func (export "readStretch") (param $length i32) (param $look i32) (result i32)
    (local $at i32) (local $end i32) (local $code i32) (local $behind i32) (local $script i32) (local $found i32)
    (local $letters i32) (local $capital i32) (local $number i32) (local $place i32) (local $step i32)
    (local $steps i32) (local $costs i32) (local $sum v128)
    (memory.fill (i32.const 0x21000) (i32.const 0) (i32.const 128))
    (local.set $at (i32.const 0x20000))
    (local.set $end (i32.add (local.get $at) (i32.shl (local.get $length) (i32.const 1))))
    ;; What is no letter stands behind the stretch, so the last word ends like all others.
    (i32.store16 (local.get $end) (i32.const 0))
    (loop $on
      (block $done (block $append
        (local.set $code (i32.load16_u (i32.shl (i32.load16_u (local.get $at)) (i32.const 1))))
        (if (i32.and (local.get $code) (local.get $look)) (then
          (return (i32.shr_u (i32.sub (local.get $at) (i32.const 0x20000)) (i32.const 1)))))
        (local.set $found (i32.and (i32.shr_u (local.get $code) (i32.const 6)) (i32.const 7)))
        (local.set $number (i32.and (local.get $code) (i32.const 0x3f)))
        (if (local.get $script) (then
          (br_if $append (i32.eq (local.get $found) (local.get $script)))
          (if (i32.eq (i32.and (local.get $code) (i32.const 0x1ff)) (global.get $cyrillicSchwa)) (then
            (if (i32.eq (local.get $script) (i32.const 1)) (then
              (local.set $number (global.get $latinSchwa))
              (br $append)))))
          ;; An apostrophe counts where the word goes on behind it.
          (if (i32.eq (local.get $code) (i32.const 2)) (then
            (local.set $behind (i32.load16_u (i32.shl (i32.load16_u offset=2 (local.get $at)) (i32.const 1))))
            (if (i32.and (local.get $behind) (local.get $look)) (then
              (return (i32.shr_u (i32.sub (local.get $at) (i32.const 0x1fffe)) (i32.const 1)))))
            (br_if $append (i32.eq
              (i32.and (i32.shr_u (local.get $behind) (i32.const 6)) (i32.const 7))
              (local.get $script)))
            (br_if $append (i32.and
              (i32.eq (local.get $script) (i32.const 1))
              (i32.eq (i32.and (local.get $behind) (i32.const 0x1ff)) (global.get $cyrillicSchwa))))))
          (br_if $done (i32.and (local.get $code) (i32.const 0x2000)))
          ;; The word ends.
          (local.set $behind (i32.shl (local.get $script) (i32.const 2)))
          (i32.store offset=0x21060 (local.get $behind)
            (i32.add (i32.load offset=0x21060 (local.get $behind)) (local.get $letters)))
          (if (i32.le_u (local.get $script) (i32.const 2)) (then
            (if (i32.and (i32.shl (local.get $script) (i32.const 9)) (local.get $capital)) (then
              (i32.store (i32.const 0x21074) (i32.add (i32.load (i32.const 0x21074)) (local.get $letters)))))
            ;; Its boundary.
            (local.set $place (i32.add
              (local.get $steps)
              (i32.or (i32.and (i32.shr_u (local.get $step) (i32.const 8)) (i32.const 0xffff00)) (i32.const 4))))
            (local.set $step (i32.load (local.get $place)))
            (if (i32.eqz (local.get $step)) (then (local.set $step (call $workOut (local.get $place)))))
            ;; It costs 24 times ln at most in 16 steps each, with a capital 6 times.
            (call $addWord
              (local.get $script)
              (select (i32.const 96) (i32.const 384) (local.get $capital))
              (i16x8.add (local.get $sum) (v128.load8x8_u (i32.add
                (local.get $costs)
                (i32.shl (i32.and (local.get $step) (i32.const 0x7fff)) (i32.const 3))))))))))
        (local.set $script (local.get $found))
        (br_if $done (i32.eqz (local.get $script)))
        (local.set $capital (i32.and (local.get $code) (i32.const 0x200)))
        (local.set $letters (i32.const 0))
        (local.set $sum (v128.const i32x4 0 0 0 0))
        ;; Read is what a word begins in.
        (local.set $step (i32.const 0x10000))
        ;; Of script 1 and 2: 0xa2000 and 0x2a2000, 0x22000 and 0x62000.
        (local.set $steps (i32.sub (i32.shl (local.get $script) (i32.const 21)) (i32.const 0x15e000)))
        (local.set $costs (i32.sub (i32.shl (local.get $script) (i32.const 18)) (i32.const 0x1e000))))
        ;; A letter of the word in hand.
        (br_if $done (i32.ge_u (local.get $letters) (i32.const 64)))
        (local.set $letters (i32.add (local.get $letters) (i32.const 1)))
        (br_if $done (i32.gt_u (local.get $script) (i32.const 2)))
        (local.set $place (i32.add
          (local.get $steps)
          (i32.or
            (i32.and (i32.shr_u (local.get $step) (i32.const 8)) (i32.const 0xffff00))
            (i32.shl (local.get $number) (i32.const 2)))))
        (local.set $step (i32.load (local.get $place)))
        (if (i32.eqz (local.get $step)) (then (local.set $step (call $workOut (local.get $place)))))
        (local.set $sum (i16x8.add (local.get $sum) (v128.load8x8_u (i32.add
          (local.get $costs)
          (i32.shl (i32.and (local.get $step) (i32.const 0x7fff)) (i32.const 3)))))))
      (local.set $at (i32.add (local.get $at) (i32.const 2)))
      (br_if $on (i32.le_u (local.get $at) (local.get $end))))
    (i32.const -1)))
