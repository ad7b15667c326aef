;; MinHash: for each of 96 hash functions the least hash of a set of numbers. `least-hashes.ts` is what others see of it.
;;
;; Memory, from byte 0 on:
;;
;;   factors    0x0000  i32[96]
;;   offsets    0x0180  i32[96]
;;   least      0x0300  i32[96]    what is told, as signed numbers
;;   set        0x0480  i32[4096]
;;
;; The hash functions are number * factor + offset, modulo 2^32. The caller writes factors, offsets and the set, and at the
;; beginning the highest number into `least`: a larger set is told part by part.
;;
;; Invariant: 4096 numbers at most. Nothing is allocated or grown.
(module
  (import "hashing" "memory" (memory 1))

  ;; Lowers `least` by the hashes of so many numbers. Sixteen functions at a time, in as many lanes of four vectors.
  (func (export "lower") (param $count i32)
    (local $row i32) (local $at i32) (local $end i32) (local $number v128)
    (local $factor1 v128) (local $factor2 v128) (local $factor3 v128) (local $factor4 v128)
    (local $offset1 v128) (local $offset2 v128) (local $offset3 v128) (local $offset4 v128)
    (local $least1 v128) (local $least2 v128) (local $least3 v128) (local $least4 v128)
    (local.set $end (i32.add (i32.const 0x480) (i32.shl (local.get $count) (i32.const 2))))
    (loop $rows
      (local.set $factor1 (v128.load (local.get $row)))
      (local.set $factor2 (v128.load offset=0x10 (local.get $row)))
      (local.set $factor3 (v128.load offset=0x20 (local.get $row)))
      (local.set $factor4 (v128.load offset=0x30 (local.get $row)))
      (local.set $offset1 (v128.load offset=0x180 (local.get $row)))
      (local.set $offset2 (v128.load offset=0x190 (local.get $row)))
      (local.set $offset3 (v128.load offset=0x1a0 (local.get $row)))
      (local.set $offset4 (v128.load offset=0x1b0 (local.get $row)))
      (local.set $least1 (v128.load offset=0x300 (local.get $row)))
      (local.set $least2 (v128.load offset=0x310 (local.get $row)))
      (local.set $least3 (v128.load offset=0x320 (local.get $row)))
      (local.set $least4 (v128.load offset=0x330 (local.get $row)))
      (local.set $at (i32.const 0x480))
      (block $none
        (br_if $none (i32.eqz (local.get $count)))
        (loop $numbers
          (local.set $number (v128.load32_splat (local.get $at)))
          (local.set $least1 (i32x4.min_s (local.get $least1)
            (i32x4.add (i32x4.mul (local.get $number) (local.get $factor1)) (local.get $offset1))))
          (local.set $least2 (i32x4.min_s (local.get $least2)
            (i32x4.add (i32x4.mul (local.get $number) (local.get $factor2)) (local.get $offset2))))
          (local.set $least3 (i32x4.min_s (local.get $least3)
            (i32x4.add (i32x4.mul (local.get $number) (local.get $factor3)) (local.get $offset3))))
          (local.set $least4 (i32x4.min_s (local.get $least4)
            (i32x4.add (i32x4.mul (local.get $number) (local.get $factor4)) (local.get $offset4))))
          (local.set $at (i32.add (local.get $at) (i32.const 4)))
          (br_if $numbers (i32.lt_u (local.get $at) (local.get $end)))))
      (v128.store offset=0x300 (local.get $row) (local.get $least1))
      (v128.store offset=0x310 (local.get $row) (local.get $least2))
      (v128.store offset=0x320 (local.get $row) (local.get $least3))
      (v128.store offset=0x330 (local.get $row) (local.get $least4))
      (local.set $row (i32.add (local.get $row) (i32.const 0x40)))
      (br_if $rows (i32.lt_u (local.get $row) (i32.const 0x180))))))
