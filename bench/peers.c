/*
 * The yardstick of bench/functions.ts: five functions of the core in plain C, on caller's memory, without checks and without
 * workings. `peers check N` prints the answers for N inputs; `peers time N` prints nanoseconds of processor time per call, the median of nine
 * passes over N inputs. Input number i of N is a straight line in x = i/N, written alike here and in bench/peers.ts.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define HOURS 8760.0
#define MOST_JUMPS 64
#define QUARTERS 20
#define COLUMNS 12

static double smaller(double a, double b) { return a < b ? a : b; }
static double larger(double a, double b) { return a > b ? a : b; }

/* GPU_RESIDUAL, method MARKET */
typedef struct { double cost, age, decay, salvage, ramp, step; const double *launches; int count; } Residual;

static double residual(const Residual *r) {
  double left = pow(1 - r->decay, r->age);
  for (int j = 0; j < r->count; j++) {
    double since = r->age - r->launches[j];
    if (since >= 0) left *= 1 - r->step * (r->ramp == 0 ? 1 : smaller(1, since / r->ramp));
  }
  return r->cost * larger(r->salvage, left);
}

/* Spot rent: an exponential with a fall at each launch, launches sorted */
typedef struct { double rent, deflation, step; const double *launches; int count; } Spot;

static double rent_at(const Spot *s, double time) {
  double rent = s->rent * pow(1 - s->deflation, time);
  for (int j = 0; j < s->count && s->launches[j] <= time; j++) rent *= 1 - s->step;
  return rent;
}
static double annuity(double x, double span) { return fabs(x * span) < 1e-12 ? span : -expm1(-x * span) / x; }

/* End of the stretch without a launch that begins at `from` */
static double stretch_end(const Spot *s, double from, double to) {
  for (int j = 0; j < s->count; j++) if (s->launches[j] > from && s->launches[j] < to) return s->launches[j];
  return to;
}

/* GPU_ECON_VALUE */
typedef struct { Spot spot; double opex, util, disc, max_life, salvage, from_year; } Economics;

static double life_of(const Economics *e, double drift) {
  for (double from = 0; from < e->max_life;) {
    double to = stretch_end(&e->spot, from, e->max_life), rent = rent_at(&e->spot, from);
    if (e->util * rent <= e->opex) return from;
    if (drift > 0 && e->opex > 0) {
      double runs = log(e->util * rent / e->opex) / drift;
      if (from + runs < to) return from + runs;
    }
    from = to;
  }
  return e->max_life;
}

static double econ_value(const Economics *e) {
  double drift = -log1p(-e->spot.deflation), discounting = log1p(e->disc), life = life_of(e, drift);
  if (e->from_year >= life) return e->salvage;
  double value = e->salvage * pow(1 + e->disc, e->from_year - life);
  for (double from = e->from_year; from < life;) {
    double to = stretch_end(&e->spot, from, life), span = to - from;
    double earned = e->util * rent_at(&e->spot, from) * annuity(discounting + drift, span) - e->opex * annuity(discounting, span);
    value += HOURS * pow(1 + e->disc, e->from_year - from) * earned;
    from = to;
  }
  return value;
}

/* The normal distribution: Cody 1969, Wichura's AS 241 */
static double poly(const double *c, int n, double x) {
  double sum = c[n - 1];
  for (int i = n - 2; i >= 0; i--) sum = sum * x + c[i];
  return sum;
}
static const double CA[] = {18154.981253343561249, 1067.6894854603709582, 161.02823106855587881, 2.2352520354606839287, 0.065682337918207449113};
static const double CB[] = {45507.789335026729956, 10260.932208618978205, 976.09855173777669322, 47.20258190468824187, 1};
static const double CC[] = {9842.7148383839780218, 11602.651437647350124, 6848.1904505362823326, 2494.5375852903726711, 597.27027639480026226,
                            93.506656132177855979, 8.8831497943883759412, 0.39894151208813466764, 1.0765576773720192317e-8};
static const double CD[] = {19685.429676859990727, 38912.003286093271411, 34900.952721145977266, 18615.571640885098091, 6485.558298266760755,
                            1519.377599407554805, 235.38790178262499861, 22.266688044328115691, 1};
static const double CP[] = {2.9112874951168792e-5, 0.001421619193227893466, 0.022235277870649807, 0.1274011611602473639, 0.21589853405795699, 0.02307344176494017303};
static const double CQ[] = {7.29751555083966205e-5, 0.00378239633202758244, 0.0659881378689285515, 0.468238212480865118, 1.28426009614491121, 1};

static double lower_tail(double size) {
  if (size > 38.6) return 0;
  double grid = trunc(size * 16) / 16, bell = exp(-grid * grid * 0.5) * exp(-(size - grid) * (size + grid) * 0.5);
  if (size < 5.656854249492381) return bell * poly(CC, 9, size) / poly(CD, 9, size);
  double inverse = 1 / (size * size);
  return bell * (1 / 2.5066282746310002 - inverse * poly(CP, 6, inverse) / poly(CQ, 6, inverse)) / size;
}
static double normal_cdf(double z) {
  double size = fabs(z);
  if (size < 0.67448975) return 0.5 + z * poly(CA, 5, z * z) / poly(CB, 5, z * z);
  return z < 0 ? lower_tail(size) : 1 - lower_tail(size);
}
static const double QA[] = {3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
                            45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727};
static const double QB[] = {1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867,
                            39307.89580009271061, 28729.085735721942674, 5226.495278852545925};
static const double QC[] = {1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504,
                            1.27045825245236838258, 0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4};
static const double QD[] = {1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459,
                            0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9};
static const double QE[] = {6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123,
                            0.026532189526576123093, 0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7};
static const double QF[] = {1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4,
                            1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15};

static double normal_quantile(double p) {
  double q = p - 0.5;
  if (fabs(q) <= 0.425) {
    double r = 0.180625 - q * q;
    return q * poly(QA, 8, r) / poly(QB, 8, r);
  }
  double r = sqrt(-log(q < 0 ? p : 1 - p));
  double size = r <= 5 ? poly(QC, 8, r - 1.6) / poly(QD, 8, r - 1.6) : poly(QE, 8, r - 5) / poly(QF, 8, r - 5);
  return q < 0 ? -size : size;
}

/* Two normals below their bounds at a moderate correlation: Drezner and Wesolowsky, Genz; six or twelve nodes */
static const double SIX[3][2] = {{0.9324695142031522, 0.1713244923791705}, {0.6612093864662647, 0.3607615730481384}, {0.238619186083197, 0.4679139345726904}};
static const double TWELVE[6][2] = {{0.9815606342467191, 0.04717533638651177}, {0.904117256370475, 0.1069393259953183}, {0.769902674194305, 0.1600783285433464},
                                    {0.5873179542866171, 0.2031674267230659}, {0.3678314989981802, 0.2334925365383547}, {0.1252334085114692, 0.2491470458134029}};

static double bivariate_cdf(double x, double y, double rho) {
  const double(*rule)[2] = fabs(rho) < 0.3 ? SIX : TWELVE;
  int count = fabs(rho) < 0.3 ? 3 : 6;
  double h = -x, k = -y, half_squares = (h * h + k * k) / 2, half = asin(rho) / 2, sum = 0;
  for (int j = 0; j < count; j++) {
    double low = sin(half * (1 - rule[j][0])), high = sin(half * (1 + rule[j][0]));
    sum += rule[j][1] * (exp((low * h * k - half_squares) / (1 - low * low)) + exp((high * h * k - half_squares) / (1 - high * high)));
  }
  return smaller(1, larger(0, half * sum / (2 * M_PI) + normal_cdf(-h) * normal_cdf(-k)));
}

/* REPO_HAIRCUT, log returns, all parts */
typedef struct { double vol, mpr_days, decay, conf, units, depth, liq_days, eligible, elasticity, jump_rate, jump_size, fee, cost_pct, rho, pd; } Haircut;
typedef struct { double spread, jump_loss, rho, pd, credit, probability, weights[2 * MOST_JUMPS]; int first, count; } Model;

static void poisson(Model *m, double mean, double tail) {
  double up[MOST_JUMPS], down[MOST_JUMPS], total = 1;
  int likely = (int)floor(mean), ups = 0, downs = 0;
  for (double weight = 1;;) {
    double factor = mean / (likely + ups + 1);
    weight *= factor;
    if (factor == 0 || (factor < 1 && weight / (1 - factor) <= tail)) break;
    up[ups++] = weight;
  }
  for (double weight = 1; downs < likely;) {
    double factor = (likely - downs) / mean;
    weight *= factor;
    if (factor < 1 && weight / (1 - factor) <= tail) break;
    down[downs++] = weight;
  }
  m->count = 0;
  for (int j = downs - 1; j >= 0; j--) m->weights[m->count++] = down[j];
  m->weights[m->count++] = 1;
  for (int j = 0; j < ups; j++) m->weights[m->count++] = up[j];
  for (int j = 0, n = m->count; j < n; j++) total += j == downs ? 0 : m->weights[j];
  for (int j = 0; j < m->count; j++) m->weights[j] /= total;
  m->first = likely - downs;
}

static double return_excess(const Model *m, double x) {
  double sum = 0;
  for (int j = 0; j < m->count; j++) {
    double z = (x + (m->first + j) * m->jump_loss) / m->spread;
    sum += m->weights[j] * (m->rho == 0 ? normal_cdf(z) : smaller(1, bivariate_cdf(larger(-40, smaller(40, z)), m->credit, m->rho) / m->pd));
  }
  return sum - m->probability;
}

/* Brent's procedure zero */
static double root(const Model *m, double low, double high, double tolerance) {
  double best = high, other = low, f_best = return_excess(m, best), f_other = return_excess(m, other);
  double opposite = other, f_opposite = f_other, step = best - other, before = step;
  for (int i = 0; i <= 1000; i++) {
    if ((f_best > 0) == (f_opposite > 0)) { opposite = other; f_opposite = f_other; step = before = best - other; }
    if (fabs(f_opposite) < fabs(f_best)) {
      other = best; best = opposite; opposite = other;
      f_other = f_best; f_best = f_opposite; f_opposite = f_other;
    }
    double enough = 2 * 2.220446049250313e-16 * fabs(best) + tolerance / 2, half = (opposite - best) / 2;
    if (f_best == 0 || fabs(half) <= enough) return best;
    if (fabs(before) < enough || fabs(f_other) <= fabs(f_best)) step = before = half;
    else {
      double s = f_best / f_other, p, q;
      if (other == opposite) { p = (opposite - best) * s; q = 1 - s; }
      else {
        double u = f_other / f_opposite, r = f_best / f_opposite;
        p = s * ((opposite - best) * u * (u - r) - (best - other) * (r - 1));
        q = (u - 1) * (r - 1) * (s - 1);
      }
      if (p > 0) q = -q;
      p = fabs(p);
      int inside = 2 * p < smaller(3 * half * q - fabs(enough * q), fabs(before * q));
      before = inside ? step : half;
      step = inside ? p / q : half;
    }
    other = best; f_other = f_best;
    best += fabs(step) > enough ? step : (half > 0 ? enough : -enough);
    f_best = return_excess(m, best);
  }
  return NAN;
}

static double quantile(Model *m, double rho) {
  m->rho = rho;
  int most = m->first + m->count - 1;
  if (rho == 0 && m->count == 1) return -m->first * m->jump_loss + m->spread * normal_quantile(m->probability);
  return root(m, -most * m->jump_loss - 40 * m->spread, -m->first * m->jump_loss + 40 * m->spread, 1e-14 * smaller(1, m->spread));
}

static void haircut(const Haircut *h, double out[7]) {
  double drift_years = (h->mpr_days + h->liq_days / 2) / 365, drift = -log1p(-h->decay) * drift_years;
  Model m = {.spread = h->vol * sqrt((h->mpr_days + h->liq_days / 3) / 365), .jump_loss = -log1p(-h->jump_size), .pd = h->pd,
             .credit = normal_quantile(h->pd), .probability = 1 - h->conf};
  poisson(&m, h->jump_rate * drift_years, 1e-16 * (1 - h->conf));
  double pressure = h->units / (h->liq_days / 30) / h->depth / h->eligible;
  double left[7] = {1, exp(-drift), exp(m.spread * normal_quantile(m.probability) - drift), exp(quantile(&m, 0) - drift), exp(quantile(&m, h->rho) - drift)};
  left[5] = left[4] * (pressure <= 1 ? 1 : pow(pressure, -h->elasticity));
  left[6] = left[5] * (1 - h->fee) - h->cost_pct;
  for (int j = 0; j < 6; j++) out[j] = left[j] - left[j + 1];
  out[6] = larger(0, smaller(1, 1 - left[6]));
}

/* FLEET_DSCR and FLEET_SUMMARY: level debt service, mean rents, quarters */
typedef struct { Spot spot; double units, opex, debt, rate, util, contract_rent, contract_years, balloon, covenant; int grace; } Fleet;

static double mean_rent(const Spot *s, double drift, double from, double to) {
  double sum = 0;
  for (double start = from; start < to;) {
    double end = stretch_end(s, start, to);
    sum += rent_at(s, start) * annuity(drift, end - start);
    start = end;
  }
  return sum / (to - from);
}

static void fleet(const Fleet *f, double table[QUARTERS][COLUMNS]) {
  double drift = -log1p(-f->spot.deflation), hours = f->units * HOURS / 4, i = f->rate / 4, expiry = f->contract_years * 4;
  int m = QUARTERS - f->grace, off = 0;
  double recovery = i / -expm1(-m * log1p(i)), balance[QUARTERS + 1], owed = 0, later = 0;
  double level = (f->debt - f->balloon) * recovery + f->balloon * i;
  balance[QUARTERS] = f->balloon;
  for (int k = 1; k <= m; k++) {
    owed = (owed + recovery) / (1 + i);
    balance[QUARTERS - k] = f->balloon + (f->debt - f->balloon) * owed;
  }
  for (int t = 0; t <= f->grace; t++) balance[t] = f->debt;
  for (int t = 0; t < QUARTERS; t++) {
    double *row = table[t], share = smaller(1, larger(0, expiry - t)), spot = mean_rent(&f->spot, drift, t / 4.0, (t + 1) / 4.0);
    off = off || (share == 0 && spot * f->util <= f->opex);
    row[0] = t + 1;
    row[1] = spot;
    row[2] = off ? 0 : hours * share * f->contract_rent + hours * (1 - share) * spot * f->util;
    row[3] = off ? 0 : hours * f->opex;
    row[4] = row[2] - row[3];
    row[5] = balance[t] * i;
    row[7] = t < f->grace ? row[5] : level;
    row[6] = row[7] - row[5];
    row[8] = row[4] / row[7];
    row[10] = t == QUARTERS - 1 ? 0 : balance[t + 1];
    row[11] = t == QUARTERS - 1 ? f->balloon : 0;
  }
  for (int t = QUARTERS - 1; t >= 0; t--) {
    later = (table[t][4] + later) / (1 + i);
    table[t][9] = later / balance[t];
  }
}

static void fleet_summary(const Fleet *f, double out[8]) {
  double table[QUARTERS][COLUMNS], sum = 0, shortfall = 0, capacity = 0, i = f->rate / 4;
  int least = 0, breach = 0, expiry = (int)floor(f->contract_years * 4 + 1e-9);
  fleet(f, table);
  for (int t = 0; t < QUARTERS; t++) {
    double dscr = table[t][8];
    if (dscr < table[least][8] - 1e-12 * fabs(table[least][8])) least = t;
    if (breach == 0 && dscr < f->covenant - 1e-12 * f->covenant) breach = t + 1;
    sum += dscr;
    shortfall += larger(0, table[t][7] - table[t][4]);
  }
  for (int t = QUARTERS - 1; t >= 0; t--) capacity = (larger(table[t][4], 0) / f->covenant + capacity) / (1 + i);
  double values[8] = {table[least][8], least + 1, sum / QUARTERS, breach, table[0][9], table[expiry - 1][10] / f->debt, shortfall, capacity};
  memcpy(out, values, sizeof values);
}

/* Inputs: straight lines in x */
static const double AGES[] = {2, 4, 6, 8, 10}, YEARS[] = {1.5, 3.5, 5.5};

static int calculate(int which, double x, double *out) {
  if (which == 0) {
    Residual r = {30000 + 1000 * x, 0.5 + 7 * x, 0.16, 0.05, 0.5, 0.15, AGES, 5};
    out[0] = residual(&r);
    return 1;
  }
  if (which == 1) {
    Economics e = {{2 + x, 0.1 + 0.3 * x, 0.15, YEARS, 3}, 0.5, 0.8, 0.1, 10, 1000, 0};
    out[0] = econ_value(&e);
    return 1;
  }
  if (which == 2) {
    Haircut h = {0.3 + 0.3 * x, 60, 0.16, 0.99, 10000, 1500, 90, 0.5, 0.24, 0.5, 0.15, 0.05, 0.03, 0.5, 0.05};
    haircut(&h, out);
    return 7;
  }
  Fleet f = {{2 + x, 0.1 + 0.2 * x, 0.15, YEARS, 3}, 10000, 0.5, 2.8e8, 0.0995, 0.8, 2.3, 2.3, 5e7, 1.2, 2};
  if (which == 3) {
    fleet(&f, (double(*)[COLUMNS])out);
    return QUARTERS * COLUMNS;
  }
  fleet_summary(&f, out);
  return 8;
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return 1e9 * t.tv_sec + t.tv_nsec;
}
static int ascending(const void *a, const void *b) { return (*(const double *)a > *(const double *)b) - (*(const double *)a < *(const double *)b); }

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  int n = atoi(argv[2]);
  double out[QUARTERS * COLUMNS], sum = 0;
  for (int which = 0; which < 5; which++) {
    if (strcmp(argv[1], "check") == 0) {
      for (int i = 0; i < n; i++) {
        int count = calculate(which, (double)i / n, out);
        for (int j = 0; j < count; j++) printf("%.17g%c", out[j], j == count - 1 ? '\n' : ' ');
      }
      continue;
    }
    double passes[9];
    for (int pass = 0; pass < 9; pass++) {
      double start = now();
      for (int i = 0; i < n; i++) {
        calculate(which, (double)i / n, out);
        sum += out[0];
      }
      passes[pass] = (now() - start) / n;
    }
    qsort(passes, 9, sizeof passes[0], ascending);
    printf("%.17g\n", passes[4]);
  }
  fprintf(stderr, "%g\n", sum);
  return 0;
}
