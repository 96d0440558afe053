# The program alone on Alpine, with a shell for CI systems.
#   docker build -t kamerlint .
#   docker run --rm -v "$PWD:/work" kamerlint kamerlint check .
FROM rust:1-alpine AS build
RUN apk add --no-cache musl-dev
WORKDIR /src
COPY . .
RUN cargo build --release --locked && cp target/release/kamerlint /kamerlint

FROM alpine:3
COPY --from=build /kamerlint /usr/local/bin/kamerlint
RUN adduser -D kamerlint
USER kamerlint
WORKDIR /work
CMD ["kamerlint", "--help"]
