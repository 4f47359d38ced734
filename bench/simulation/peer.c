/*
 * The same loan, path by path, in C: peer PATHS REPEATS FOLDER [write]. Prints one line of JSON as engine.ts does.
 *
 * -DREFERENCE   Philox4x32-10, Wichura's AS 241 and the C library's exp: what one would write in C
 * otherwise     Threefry4x32-20, the table of normals and the product's own exp: the same algorithm as the product
 *
 * layout.h is printed from src/core/simulation/layout.ts, params.bin and table.bin are written by run.ts.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "layout.h"

typedef uint32_t u32;
typedef uint64_t u64;
#define INLINE static inline __attribute__((always_inline))
static double params[TABLES + RECORD * 120], table[32 * 16 * 8];

#ifdef REFERENCE
INLINE void words(u32 c0, u32 c1, u32 seed, u32 *o) {
  u32 c2 = 0, c3 = 0, k0 = seed, k1 = 0;
  for (int r = 0; r < 10; r++) {
    u64 p0 = (u64)0xD2511F53u * c0, p1 = (u64)0xCD9E8D57u * c2;
    u32 n0 = (u32)(p1 >> 32) ^ c1 ^ k0, n2 = (u32)(p0 >> 32) ^ c3 ^ k1;
    c1 = (u32)p1; c3 = (u32)p0; c0 = n0; c2 = n2; k0 += 0x9E3779B9u; k1 += 0xBB67AE85u;
  }
  o[0] = c0; o[1] = c1; o[2] = c2; o[3] = c3;
}
INLINE double rational(const double *a, const double *b, double x) {
  return (((((((a[7] * x + a[6]) * x + a[5]) * x + a[4]) * x + a[3]) * x + a[2]) * x + a[1]) * x + a[0]) /
         (((((((b[7] * x + b[6]) * x + b[5]) * x + b[4]) * x + b[3]) * x + b[2]) * x + b[1]) * x + b[0]);
}
static const double A[8] = {3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3};
static const double B[8] = {1, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3, 2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3};
static const double C[8] = {1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4};
static const double D[8] = {1, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1, 1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9};
INLINE double normal(u32 x) {
  double q = ((double)(int32_t)(x ^ 0x80000000u) + 0.5) * 0x1p-32;
  if (fabs(q) <= 0.425) return q * rational(A, B, 0.180625 - q * q);
  double p = q < 0 ? 0.5 + q : 0.5 - q, z = rational(C, D, sqrt(-log(p)) - 1.6);
  return q < 0 ? -z : z;
}
#define EXP exp
#else
INLINE u32 rotl(u32 x, int k) { return (x << k) | (x >> (32 - k)); }
INLINE void words(u32 c0, u32 c1, u32 seed, u32 *o) {
  static const int R[8] = {10, 11, 13, 23, 6, 17, 25, 18}, S[8] = {26, 21, 27, 5, 20, 11, 10, 20};
  u32 k[5] = {seed, 0, 0, 0, 0x1BD11BDAu ^ seed}, c2 = 0, c3 = 0;
  c0 += k[0];
#pragma GCC unroll 20
  for (int r = 0; r < 20; r++) {
    if ((r & 1) == 0) { c0 += c1; c1 = rotl(c1, R[r & 7]) ^ c0; c2 += c3; c3 = rotl(c3, S[r & 7]) ^ c2; }
    else { c0 += c3; c3 = rotl(c3, R[r & 7]) ^ c0; c2 += c1; c1 = rotl(c1, S[r & 7]) ^ c2; }
    if ((r & 3) == 3) { int j = r / 4 + 1; c0 += k[j % 5]; c1 += k[(j + 1) % 5]; c2 += k[(j + 2) % 5]; c3 += k[(j + 3) % 5] + j; }
  }
  o[0] = c0; o[1] = c1; o[2] = c2; o[3] = c3;
}
INLINE double normal(u32 x) {
  u32 m = (u32)((int32_t)x >> 31), v = x ^ m;
  int e = v ? __builtin_clz(v) : 32;
  u32 w = e > 31 ? 0 : v << e;
  double g = (double)((int32_t)(w & 0x7ffffffu) - 0x4000000);
  const double *c = table + (((32 - e) * 16 + ((w >> 27) & 15)) * 8);
  double z = c[0] + g * (c[1] + g * (c[2] + g * (c[3] + g * (c[4] + g * c[5]))));
  return m ? z : -z;
}
INLINE double own_exp(double x) {
  double t = x * 1.4426950408889634 + 6755399441055744.0, k = t - 6755399441055744.0;
  double r = x - k * 0.6931471803691238 - k * 1.9082149292705877e-10, r2 = r * r, r4 = r2 * r2;
  double low = 1.0000000000000013 + 0.5000000000000001 * r + (0.16666666666615607 + 0.04166666666662413 * r) * r2;
  double middle = 0.008333333367332009 + 0.0013888888917213717 * r + (0.0001984119061583585 + 2.4801521295954376e-5 * r) * r2;
  double q = low + r4 * (middle + r4 * (2.763265575933203e-6 + 2.7620088445409746e-7 * r));
  u64 bits;
  memcpy(&bits, &t, 8);
  bits = (bits + 1023) << 52;
  double power;
  memcpy(&power, &bits, 8);
  return (1 + r * q) * power;
}
#define EXP own_exp
#endif
INLINE double growth(double x) { return EXP(x < -200 ? -200 : x > 200 ? 200 : x); }
INLINE double loan_to_value(double balance, double collateral) { return balance <= 0 ? 0 : collateral > 0 ? balance / collateral : NO_VALUE; }

static void simulate(u32 count, u32 seed, double *out) {
  const double *P = params;
  int n = (int)P[PERIODS];
  for (u32 path = 0; path < count; path++) {
    double logCoin = 0, deviation = 0, variance = 0, fall = 0, logValue = 0;
    int stress = 0, isOff = 0;
    double balance = P[DEBT], account = P[OPENING_CASH], coins = P[COINS], overdue = 0, missed = 0;
    double minDscr = NO_VALUE, maxLtv = -1, breachPeriod = 0, cause = 0, defaultPeriod = 0, loss = 0, exposure = 0;
    for (int t = 0; t < n; t++) {
      u32 o[4];
      words(t, path, seed, o);
      double z1 = normal(o[0]), z2 = normal(o[1]), z3 = normal(o[2]), u = ((double)o[3] + 0.5) * 0x1p-32;
      double turn = t == 0 ? P[STRESS_AT_START] : P[HEADER + stress * REGIME + SWITCH];
      if (u < turn) {
        u = u / turn;
        stress = 1 - stress;
        if (stress) { logCoin += P[COIN_SHOCK]; fall += P[RENT_SHOCK]; logValue += P[VALUE_SHOCK]; }
      } else u = (u - turn) / (1 - turn);
      const double *G = P + HEADER + stress * REGIME;
      int jumps = 0;
      while (jumps < MAX_JUMPS && u < G[JUMP_TAILS + jumps]) jumps++;
      double e2 = G[L21] * z1 + G[L22] * z2, e3 = G[L31] * z1 + G[L32] * z2 + G[L33] * z3, spread = G[RENT_SPREAD], persistence = P[PERSISTENCE];
      logCoin = logCoin + (G[COIN_DRIFT] + G[COIN_SPREAD] * z1);
      deviation = persistence * deviation + spread * e2;
      variance = persistence * persistence * variance + spread * spread;
      fall = fall + (P[RENT_JUMP_DRIFT] - jumps * P[RENT_JUMP]);
      logValue = logValue + (G[VALUE_DRIFT] + G[VALUE_SPREAD] * e3) + (P[VALUE_JUMP_DRIFT] - jumps * P[VALUE_JUMP]);
      double logRent = deviation - 0.5 * variance + fall;
      double rent = growth(logRent), value = growth(logValue), coin = P[HAS_COIN] == 0 ? 1 : growth(logCoin);

      const double *W = P + TABLES + t * RECORD;
      if (W[RETIRE_RENT] * rent <= P[OPEX]) isOff = 1;
      double earned = isOff ? 0 : W[FIXED] + W[SPOT] * rent - W[RUNNING_COST];
      double mined = W[COIN_INCOME] * coin - W[COIN_COST];
      double cfads = mined > 0 ? earned + mined : earned;

      double opening = balance, scheduled = W[REPAYMENT], interestDue = opening * P[PERIODIC_RATE];
      double service = interestDue + (scheduled < opening ? scheduled : opening);
      double dscr = service > 0 ? cfads / service : NO_VALUE;
      if (dscr < minDscr) minDscr = dscr;
      double cash = account + cfads;
      double due = interestDue + (scheduled + overdue < opening ? scheduled + overdue : opening);
      if (cash < due && coins > 0) {
        double price = P[COIN_PRICE] * coin * P[COIN_KEPT], wanted = (due - cash) / price, sold = wanted < coins ? wanted : coins;
        coins = coins - sold;
        cash = cash + sold * price;
      }
      if (cash < 0) cash = 0;
      double interestPaid = cash < interestDue ? cash : interestDue, owed = opening + (interestDue - interestPaid);
      double fallen = scheduled + overdue + (interestDue - interestPaid), principalDue = fallen < owed ? fallen : owed;
      double principalPaid = cash - interestPaid < principalDue ? cash - interestPaid : principalDue, excess = cash - interestPaid - principalPaid;
      overdue = principalDue - principalPaid;
      balance = owed - principalPaid;
      missed = overdue > P[DUST] ? missed + 1 : 0;

      double hardware = W[HARDWARE] * value, coinValue = P[COIN_PRICE] * coin * coins, collateral = hardware + coinValue;
      int isBreach = dscr < P[LOCK_DSCR] || loan_to_value(balance - P[NET_OF_CASH] * excess, collateral) > P[LOCK_LTV];
      if (isBreach && breachPeriod == 0) breachPeriod = t + 1;
      double target = W[RESERVE], kept = excess < target ? excess : target, spare = excess - kept;
      double wish = (isBreach ? P[SWEEP_IN_BREACH] : P[SWEEP]) * spare, swept = overdue > 0 ? 0 : wish < balance ? wish : balance;
      balance = balance - swept;
      account = kept + (spare - swept) * (isBreach ? 1 : 1 - P[PAYOUT]);
      double ltv = loan_to_value(balance - P[NET_OF_CASH] * account, collateral);
      if (ltv > maxLtv) maxLtv = ltv;
      if (missed >= P[PATIENCE]) cause = 1;
      else if (ltv > P[CALL_LTV]) cause = 2;
      else if (t == n - 1) {
        account = kept + (spare - swept);
        double rest = balance - account;
        if (rest > P[DUST] && rest > P[REFINANCE_LTV] * collateral) cause = 3;
      }
      if (cause != 0) {
        double factor = growth(G[LOG_FACTOR] + P[IMPACT_POWER] * logRent);
        double sale = hardware * (factor < 1 ? factor : 1) * P[PROCEEDS_KEPT] + coinValue * P[COIN_KEPT] - P[WORKOUT_COST];
        double uncovered = balance - account - (sale > 0 ? sale : 0);
        exposure = balance * W[DISCOUNT];
        loss = uncovered > 0 ? uncovered * W[DISCOUNT] : 0;
        defaultPeriod = t + 1;
        break;
      }
      if (balance == 0) break;
    }
    out[LOSS * (size_t)count + path] = loss;
    out[EXPOSURE * (size_t)count + path] = exposure;
    out[MIN_DSCR * (size_t)count + path] = minDscr;
    out[DEFAULT_PERIOD * (size_t)count + path] = defaultPeriod;
    out[MAX_LTV * (size_t)count + path] = maxLtv;
    out[CAUSE * (size_t)count + path] = cause;
    out[BREACH_PERIOD * (size_t)count + path] = breachPeriod;
  }
}

static void load(const char *folder, const char *name, double *to, size_t most) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = fopen(path, "rb");
  if (!file || fread(to, 8, most, file) == 0) { perror(path); exit(1); }
  fclose(file);
}
static double clock_of(clockid_t id) {
  struct timespec t;
  clock_gettime(id, &t);
  return t.tv_sec * 1e9 + t.tv_nsec;
}
int main(int argc, char **argv) {
  u32 paths = atoi(argv[1]);
  int repeats = atoi(argv[2]);
  load(argv[3], "params.bin", params, sizeof params / 8);
  load(argv[3], "table.bin", table, sizeof table / 8);
  double *out = malloc(FIELDS * (size_t)paths * 8), cpu = 1e300, wall = 1e300, first = 0, pd = 0, el = 0;
  for (int i = 0; i <= repeats; i++) {
    double c = clock_of(CLOCK_PROCESS_CPUTIME_ID), w = clock_of(CLOCK_MONOTONIC);
    simulate(paths, 12345, out);
    c = clock_of(CLOCK_PROCESS_CPUTIME_ID) - c;
    w = clock_of(CLOCK_MONOTONIC) - w;
    if (i == 0) first = w / 1e6;
    else { cpu = c < cpu ? c : cpu; wall = w < wall ? w : wall; }
  }
  for (u32 p = 0; p < paths; p++) { el += out[LOSS * (size_t)paths + p]; pd += out[DEFAULT_PERIOD * (size_t)paths + p] > 0; }
  double work = paths * params[PERIODS];
  printf("{\"cpu\":%.3f,\"wall\":%.3f,\"first\":%.3f,\"pd\":%.6f,\"el\":%.9f}\n", cpu / work, wall / work, first, pd / paths, el / paths / params[DEBT]);
  if (argc > 4) {
    char path[4096];
    snprintf(path, sizeof path, "%s/peer.bin", argv[3]);
    FILE *file = fopen(path, "wb");
    fwrite(out, 8, FIELDS * (size_t)paths, file);
    fclose(file);
  }
  return 0;
}
