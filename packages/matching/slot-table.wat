;; The slots of `slot-table.ts`, by hash.
;;
;; Memory, in bytes:
;;       0  hashes of the words that are asked for, 1,024 of them
;;   4,096  by word: where a bucket of it lies; its hash, mixed, then in which of the slots it is, as bits 0 to 7, and
;;          whether the bucket is full, as bit 8
;;  12,288  numbers of words that were found, 2,048 of them
;;  20,480  and for each the value of a slot
;;  28,672  the word to go on with; a sum
;;  32,768  buckets of 64 bytes, a line of the processor's cache: eight hashes, then eight values; behind the last one zeros
;;
;; A hash is mixed, so that all of its bits reach the upper ones, and never 0: a slot that holds 0 is empty. So 0 counts as
;; the hash that is mixed into 1. Slots of a bucket are used from the first on. What finds its bucket, its home, full goes
;; on in the next, so
;;
;;   every bucket from the home of a hash up to the one before that where it lies is full (1)
;;
;; and a search ends in the first bucket that is not. Homes keep the order of hashes: the home of a hash is its share of 2^32
;; times the number of buckets. Growing raises that number by some. From the last bucket on down, what has its home there
;; moves up to its new one; hashes from `boundary` on have moved. Looking up knows by the hash which number of buckets
;; counts, so it may happen at any time between two steps, and no slot lies in two places.
;;
;; A slot is told as its place among integers of four bytes; its value lies 8 integers behind.
(module
  (import "slots" "memory" (memory 1))
  ;; Makes the memory larger by so many pages of 64 kB at least, or throws.
  (import "slots" "grow" (func $grow (param i32)))

  (global $hashes i32 (i32.const 0))
  (global $places i32 (i32.const 4096))
  (global $most i32 (i32.const 2040)) ;; words that are found, and some
  (global $goOn i32 (i32.const 28672))
  (global $touched i32 (i32.const 28676))
  (global $base i32 (i32.const 32768))
  ;; So many buckets, 512 kB, are in a near cache.
  (global $near i32 (i32.const 8192))

  ;; Buckets, and how many there were before the hashes below the boundary were moved.
  (global $buckets (mut i32) (i32.const 0))
  (global $before (mut i32) (i32.const 0))
  (global $boundary (mut i64) (i64.const 0))
  ;; Buckets, of those there were before, that have not been moved.
  (global $left (mut i32) (i32.const 0))
  ;; Behind the last byte that any bucket in use has.
  (global $end (mut i32) (i32.const 0))

  (func $mix (param $hash i32) (result i32)
    (local $mixed i32)
    (i32.add
      (local.tee $mixed (i32.mul (local.get $hash) (i32.const 0x9e3779b1)))
      (i32.eqz (local.get $mixed))))

  ;; Where the home of a mixed hash lies.
  (func $home (param $mixed i32) (result i32)
    (local $wide i64)
    (local.set $wide (i64.extend_i32_u (local.get $mixed)))
    (i32.add (global.get $base)
      (i32.shl
        (i32.wrap_i64
          (i64.shr_u
            (i64.mul (local.get $wide)
              (i64.extend_i32_u
                (select (global.get $buckets) (global.get $before)
                  (i64.ge_u (local.get $wide) (global.get $boundary)))))
            (i64.const 32)))
        (i32.const 6))))

  ;; The slots of a bucket that hold a mixed hash, as bits.
  (func $holding (param $bucket i32) (param $mixed i32) (result i32)
    (local $sought v128)
    (local.set $sought (i32x4.splat (local.get $mixed)))
    (i32.or
      (i32x4.bitmask (i32x4.eq (local.get $sought) (v128.load (local.get $bucket))))
      (i32.shl
        (i32x4.bitmask (i32x4.eq (local.get $sought) (v128.load offset=16 (local.get $bucket))))
        (i32.const 4))))

  ;; Whether a bucket is full: above 0.
  (func $full (param $bucket i32) (result i32)
    (i32.load offset=28 (local.get $bucket)))

  ;; The slots that hold a mixed hash, as bits 0 to 7, and whether the bucket is full, as bit 8.
  (func $seen (param $bucket i32) (param $mixed i32) (result i32)
    (i32.or
      (call $holding (local.get $bucket) (local.get $mixed))
      (i32.shl (i32.ne (call $full (local.get $bucket)) (i32.const 0)) (i32.const 8))))

  ;; Lets the memory reach up to a byte.
  (func $reserve (param $to i32)
    (local $missing i32)
    (local.set $missing
      (i32.sub
        (i32.shr_u (i32.add (local.get $to) (i32.const 65535)) (i32.const 16))
        (memory.size)))
    (if (i32.gt_s (local.get $missing) (i32.const 0)) (then (call $grow (local.get $missing)))))

  ;; Begins to grow to so many buckets, more than there are; nothing may be left to move.
  (func (export "growTo") (param $buckets i32)
    (local $to i32)
    (local.set $to (i32.add (global.get $base) (i32.shl (local.get $buckets) (i32.const 6))))
    (call $reserve (i32.add (local.get $to) (i32.const 64)))
    (if (i32.gt_u (local.get $to) (global.get $end)) (then (global.set $end (local.get $to))))
    (global.set $before (global.get $buckets))
    (global.set $left (global.get $buckets))
    (global.set $buckets (local.get $buckets))
    (global.set $boundary
      (select (i64.const 0x100000000) (i64.const 0) (global.get $before))))

  ;; Moves so many buckets, or those that are left. Gives how many are left then.
  (func (export "move") (param $steps i32) (result i32)
    (block $done
      (loop $next
        (br_if $done (i32.eqz (global.get $left)))
        (br_if $done (i32.eqz (local.get $steps)))
        (call $moveLast)
        (local.set $steps (i32.sub (local.get $steps) (i32.const 1)))
        (br $next)))
    (global.get $left))

  ;; What has its home in the last bucket that is left is taken out, to behind all buckets, and comes in again.
  (func $moveLast
    (local $home i32) (local $bucket i32) (local $slot i32) (local $from i32) (local $to i32) (local $hash i32)
    (global.set $left (i32.sub (global.get $left) (i32.const 1)))
    (local.set $home (i32.add (global.get $base) (i32.shl (global.get $left) (i32.const 6))))
    (local.set $from (call $behind (local.get $home)))
    (local.set $to (local.get $from))
    (local.set $bucket (local.get $home))
    (block $done
      (loop $next
        (local.set $slot (local.get $bucket))
        (block $through
          (loop $each
            (br_if $through (i32.eq (local.get $slot) (i32.add (local.get $bucket) (i32.const 32))))
            (local.set $hash (i32.load (local.get $slot)))
            (br_if $done (i32.eqz (local.get $hash)))
            (if (i32.eq (call $home (local.get $hash)) (local.get $home))
              (then
                (i32.store (local.get $to) (local.get $hash))
                (i32.store offset=4 (local.get $to) (i32.load offset=32 (local.get $slot)))
                (local.set $to (i32.add (local.get $to) (i32.const 8)))
                ;; Another slot may be here now.
                (call $takeOut (local.get $slot)))
              (else (local.set $slot (i32.add (local.get $slot) (i32.const 4)))))
            (br $each)))
        (local.set $bucket (i32.add (local.get $bucket) (i32.const 64)))
        (br $next)))
    (global.set $boundary
      (i64.div_u
        (i64.add
          (i64.shl (i64.extend_i32_u (global.get $left)) (i64.const 32))
          (i64.sub (i64.extend_i32_u (global.get $before)) (i64.const 1)))
        (i64.extend_i32_u (global.get $before))))
    (block $done
      (loop $next
        (br_if $done (i32.eq (local.get $from) (local.get $to)))
        (local.set $to (i32.sub (local.get $to) (i32.const 8)))
        (call $putIn (i32.load (local.get $to)) (i32.load offset=4 (local.get $to)))
        (i64.store (local.get $to) (i64.const 0))
        (br $next))))

  ;; Where as much as the buckets from one to the next that is not full hold can lie until it is put in again.
  (func $behind (param $bucket i32) (result i32)
    (local $room i32) (local $from i32)
    (local.set $room (i32.const 64))
    (block $done
      (loop $next
        (br_if $done (i32.eqz (call $full (local.get $bucket))))
        (local.set $room (i32.add (local.get $room) (i32.const 64)))
        (local.set $bucket (i32.add (local.get $bucket) (i32.const 64)))
        (br $next)))
    (local.set $from (i32.add (global.get $end) (i32.add (local.get $room) (i32.const 64))))
    (call $reserve (i32.add (local.get $from) (local.get $room)))
    (local.get $from))

  ;; Puts a mixed hash in.
  (func $putIn (param $mixed i32) (param $value i32)
    (local $bucket i32)
    (local.set $bucket (call $home (local.get $mixed)))
    (block $found
      (loop $next
        (br_if $found (i32.eqz (call $full (local.get $bucket))))
        (local.set $bucket (i32.add (local.get $bucket) (i32.const 64)))
        (br $next)))
    (if (i32.ge_u (local.get $bucket) (global.get $end))
      (then
        ;; There is always a bucket behind, which is empty: the last one may become full.
        (call $reserve (i32.add (local.get $bucket) (i32.const 128)))
        (global.set $end (i32.add (local.get $bucket) (i32.const 64)))))
    (local.set $bucket
      (i32.add (local.get $bucket)
        (i32.shl (i32.ctz (call $holding (local.get $bucket) (i32.const 0))) (i32.const 2))))
    (i32.store offset=32 (local.get $bucket) (local.get $value))
    (i32.store (local.get $bucket) (local.get $mixed)))

  ;; Puts in a slot for a hash, which may have others.
  (func (export "put") (param $hash i32) (param $value i32)
    (call $putIn (call $mix (local.get $hash)) (local.get $value)))

  ;; Takes a slot out.
  (func (export "take") (param $slot i32)
    (call $takeOut (i32.shl (local.get $slot) (i32.const 2))))

  ;; A hole in a bucket that was full is filled by what would lie there, because of (1); that leaves another hole.
  (func $takeOut (param $hole i32)
    (local $bucket i32) (local $other i32) (local $from i32)
    (local.set $bucket (i32.and (local.get $hole) (i32.const -64)))
    (local.set $other (local.get $bucket))
    (block $done
      (loop $next
        (br_if $done (i32.eqz (call $full (local.get $other))))
        (local.set $other (i32.add (local.get $other) (i32.const 64)))
        (local.set $from (call $fromUpTo (local.get $other) (local.get $bucket)))
        (if (local.get $from)
          (then
            (call $copy (local.get $from) (local.get $hole))
            (local.set $hole (local.get $from))
            (local.set $bucket (local.get $other))))
        (br $next)))
    (call $close (local.get $hole)))

  ;; The first slot of a bucket whose home is another bucket, or before it; 0 where there is none.
  (func $fromUpTo (param $bucket i32) (param $other i32) (result i32)
    (local $slot i32) (local $hash i32)
    (local.set $slot (local.get $bucket))
    (loop $next
      (local.set $hash (i32.load (local.get $slot)))
      (if (i32.eqz (local.get $hash)) (then (return (i32.const 0))))
      (if (i32.le_u (call $home (local.get $hash)) (local.get $other)) (then (return (local.get $slot))))
      (local.set $slot (i32.add (local.get $slot) (i32.const 4)))
      (br_if $next (i32.lt_u (local.get $slot) (i32.add (local.get $bucket) (i32.const 32)))))
    (i32.const 0))

  (func $copy (param $from i32) (param $to i32)
    (i32.store (local.get $to) (i32.load (local.get $from)))
    (i32.store offset=32 (local.get $to) (i32.load offset=32 (local.get $from))))

  ;; The last slot of the bucket comes into the hole.
  (func $close (param $hole i32)
    (local $bucket i32) (local $last i32)
    (local.set $bucket (i32.and (local.get $hole) (i32.const -64)))
    (local.set $last
      (i32.add (local.get $bucket)
        (i32.shl
          (i32.sub
            (i32.ctz (i32.or (call $holding (local.get $bucket) (i32.const 0)) (i32.const 256)))
            (i32.const 1))
          (i32.const 2))))
    (call $copy (local.get $last) (local.get $hole))
    (i32.store (local.get $last) (i32.const 0))
    (i32.store offset=32 (local.get $last) (i32.const 0)))

  ;; The first slot of a hash; 0 where there is none.
  (func (export "find") (param $hash i32) (result i32)
    (local $mixed i32)
    (local.set $mixed (call $mix (local.get $hash)))
    (call $from (call $home (local.get $mixed)) (local.get $mixed) (i32.const -1)))

  ;; The slot of a hash behind one of its slots; 0 where there is none.
  (func (export "next") (param $hash i32) (param $slot i32) (result i32)
    (call $from
      (i32.shl (i32.and (local.get $slot) (i32.const -16)) (i32.const 2))
      (call $mix (local.get $hash))
      (i32.shl (i32.const -2) (i32.and (local.get $slot) (i32.const 15)))))

  ;; The first slot of a mixed hash among some of a bucket, given as bits, and all of those behind.
  (func $from (param $bucket i32) (param $mixed i32) (param $bits i32) (result i32)
    (block $none
      (loop $next
        (local.set $bits (i32.and (local.get $bits) (call $holding (local.get $bucket) (local.get $mixed))))
        (if (local.get $bits)
          (then
            (return (i32.add (i32.shr_u (local.get $bucket) (i32.const 2)) (i32.ctz (local.get $bits))))))
        (br_if $none (i32.eqz (call $full (local.get $bucket))))
        (local.set $bucket (i32.add (local.get $bucket) (i32.const 64)))
        (local.set $bits (i32.const -1))
        (br $next)))
    (i32.const 0))

  ;; Looks into the homes of so many words whose hashes are in the memory. Those of a large table lie in no near cache: they
  ;; are touched before they are needed, and so are those behind full ones.
  (func (export "look") (param $count i32)
    (local $at i32) (local $end i32) (local $place i32) (local $mixed i32)
    (local.set $at (global.get $hashes))
    (local.set $end (i32.add (local.get $at) (i32.shl (local.get $count) (i32.const 2))))
    (local.set $place (global.get $places))
    (block $done
      (loop $next
        (br_if $done (i32.eq (local.get $at) (local.get $end)))
        (local.set $mixed (call $mix (i32.load (local.get $at))))
        (i32.store (local.get $place) (call $home (local.get $mixed)))
        (i32.store offset=4 (local.get $place) (local.get $mixed))
        (local.set $at (i32.add (local.get $at) (i32.const 4)))
        (local.set $place (i32.add (local.get $place) (i32.const 8)))
        (br $next)))
    (local.set $end (local.get $place))
    (if (i32.gt_u (global.get $buckets) (global.get $near))
      (then (call $touch (local.get $end) (i32.const 0))))
    (local.set $place (global.get $places))
    (block $done
      (loop $next
        (br_if $done (i32.eq (local.get $place) (local.get $end)))
        (i32.store offset=4 (local.get $place)
          (call $seen (i32.load (local.get $place)) (i32.load offset=4 (local.get $place))))
        (local.set $place (i32.add (local.get $place) (i32.const 8)))
        (br $next)))
    (if (i32.gt_u (global.get $buckets) (global.get $near))
      (then (call $touch (local.get $end) (i32.const 256)))))

  ;; Reads something of the buckets of words, up to where those end, or of the ones behind where a bit is set. Nothing waits
  ;; for what is read, so the processor fetches as many at once as it can; the sum is stored lest the reading be left out.
  (func $touch (param $end i32) (param $bit i32)
    (local $place i32) (local $sum i32)
    (local.set $place (global.get $places))
    (block $done
      (loop $next
        (br_if $done (i32.eq (local.get $place) (local.get $end)))
        (local.set $sum
          (i32.add (local.get $sum)
            (i32.load
              (i32.add
                (i32.load (local.get $place))
                (i32.shr_u (i32.and (i32.load offset=4 (local.get $place)) (local.get $bit)) (i32.const 2))))))
        (local.set $place (i32.add (local.get $place) (i32.const 8)))
        (br $next)))
    (i32.store (global.get $touched) (local.get $sum)))

  ;; Reads the values of words that were looked for, from one on up to another, as many as there is room for. The word to go
  ;; on with is left in the memory: the other one where all are read. `first` is added to the numbers of words. Gives how
  ;; many values were read. Most words are in one slot or in none, and nobody can foretell in which: what is done for one
  ;; slot is done for none too, and not counted. For none the last value of the bucket is read: what lies behind it is
  ;; another line of the cache, which was not touched.
  (func (export "read") (param $word i32) (param $words i32) (param $first i32) (result i32)
    (local $place i32) (local $bucket i32) (local $bits i32) (local $found i32)
    (block $done
      (loop $next
        (br_if $done (i32.eq (local.get $word) (local.get $words)))
        (br_if $done (i32.gt_u (local.get $found) (global.get $most)))
        (local.set $place (i32.shl (local.get $word) (i32.const 3)))
        (local.set $bucket (i32.load offset=4096 (local.get $place)))
        (local.set $bits (i32.load offset=4100 (local.get $place)))
        (i32.store offset=12288 (local.get $found) (i32.add (local.get $first) (local.get $word)))
        (i32.store offset=20480 (local.get $found)
          (i32.load offset=32
            (i32.add (local.get $bucket)
              (i32.shl (i32.ctz (i32.or (local.get $bits) (i32.const 128))) (i32.const 2)))))
        (local.set $found
          (i32.add (local.get $found)
            (i32.shl (i32.ne (i32.and (local.get $bits) (i32.const 255)) (i32.const 0)) (i32.const 2))))
        ;; What else there is of this word: other slots, and the next bucket where this one is full.
        (local.set $bits
          (i32.and (local.get $bits) (i32.or (i32.sub (local.get $bits) (i32.const 1)) (i32.const 256))))
        (if (local.get $bits)
          (then
            (if (i32.eq (local.get $bits) (i32.const 256))
              (then
                (local.set $bucket (i32.add (local.get $bucket) (i32.const 64)))
                (local.set $bits
                  (call $seen (local.get $bucket)
                    (call $mix (i32.load (i32.shl (local.get $word) (i32.const 2))))))))
            (i32.store offset=4096 (local.get $place) (local.get $bucket))
            (i32.store offset=4100 (local.get $place) (local.get $bits))
            (br $next)))
        (local.set $word (i32.add (local.get $word) (i32.const 1)))
        (br $next)))
    (i32.store (global.get $goOn) (local.get $word))
    (i32.shr_u (local.get $found) (i32.const 2)))
)
