# Two images of the static program that a release builds, or `cargo build --release --target x86_64-unknown-linux-musl`:
#   docker build --target bare -t kamerlint .       the program alone, from scratch
#   docker build --target ci -t kamerlint-ci .      the same with a shell, which CI systems ask for
#   docker run --rm -v "$PWD:/work" kamerlint check .
# Not built by an engine yet; tests/run runs the static program alone in an empty root, as nobody, which is what the first of them does.
# BINARY is where the program lies, from this folder.
FROM scratch AS bare
ARG BINARY=target/x86_64-unknown-linux-musl/release/kamerlint
COPY --chmod=755 ${BINARY} /kamerlint
USER 65534:65534
WORKDIR /work
ENTRYPOINT ["/kamerlint"]
CMD ["--help"]

FROM alpine:3.22 AS ci
ARG BINARY=target/x86_64-unknown-linux-musl/release/kamerlint
COPY --chmod=755 ${BINARY} /usr/local/bin/kamerlint
USER 65534:65534
WORKDIR /work
CMD ["kamerlint", "--help"]
