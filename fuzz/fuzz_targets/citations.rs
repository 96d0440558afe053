#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| kamerlint_fuzz::citations(data));
