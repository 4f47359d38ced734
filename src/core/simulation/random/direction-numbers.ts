/**
 * What the Sobol points are built from: for every dimension after the first the degree of its primitive polynomial, the
 * inner coefficients a of that polynomial as one binary number, and the initial numbers m₁ … m of that degree, all odd.
 *
 * Packed to a sixth of the published table: per dimension a, m₁, m₂ …, two digits of base 36 each, in the published order.
 *
 * Source   S. Joe and F. Y. Kuo, Constructing Sobol sequences with better two-dimensional projections, SIAM J. Sci.
 *          Comput. 30 (2008), table new-joe-kuo-6.21201, its first 160 dimensions (redistribution allowed with this
 *          notice, copyright Frances Y. Kuo and Stephen Joe). Packed by test/reference/make/simulation.py.
 */
interface OneDegree {
  readonly degree: number;
  readonly numbers: string;
}
const PACKED: readonly OneDegree[] = [
  { degree: 1, numbers: "0001" },
  { degree: 2, numbers: "010103" },
  { degree: 3, numbers: "0101030102010101" },
  { degree: 4, numbers: "0101010303040103050d" },
  { degree: 5, numbers: "02010105050h040101050505070101070b0j0b01010501010d010101030b0e010305050v" },
  { degree: 6, numbers: "0101030309071d0d0101010f0l0l0g0103010d0r1d0j0101010f07050m0103010f0d0p0p010105050j1p" },
  { degree: 7, numbers: "010103070b0n0f2v040103070d0d0f1x070101030d070z1r0801030509010p1h0e0103010d090z2z0j010301050r1p0v0l0101050b0j151p0s010305" +
      "03030d1x0v0101070d010j010w010307050d0j1n11010103090p0t15150103050d0n011j16010307030d1n0h1e01030103051h1x1j010105050n0x0d" +
      "1k01010707011p3f1n010107090d1p1d1q01030305031j0x" },
  { degree: 8, numbers: "0e0103010f0v0d1d6t0l0103050f0v1n1r2p0m0103010b0b0b256x120103010b0r171z091b0101070f0l0b29191d010307030p0v1t271e010301010j" +
      "0b035p1g010105090j0l0t4d1k0103070b010x2h551v010303030f09271z1y0103070b0f133b0r2c010103010b0v2p692p010101030n171l4x2v0103" +
      "07070h0h111z37010301050r1r3f5x3e010103050b171h3p" },
  { degree: 9, numbers: "08010305050t0h1b4tdb0d0103030b030131091x0g010101050h130n059j0m010301050p0f0v2vdv0p0101010b0b0h1r2x53180101050b090t2p6fa3" +
      "1b0101050f0j191507an1g010307070v0j2b3t651j010101030n0f33672b1n0101050d0v0f1j0p4h1q0101030d0p1b132f751v0101010b0l1h3h6x85" +
      "220101070b0b071l278z29010105050h0d29033n2a0101070d0n071t6zd72f01030501091703450b2j0101030d0v0d0d73dj2m01030301051r2h2j3j" +
      "2v01010303010j3f3j6l2w010105070n0v116r81310101050b0h1h3953dn3e01010105010d0d5t9l3g0101030f011l37070x3t0103010b0717295r4v" +
      "3u010301010f0r1r731d3z010305030r1p2x4r8h410101050301031l6x454801010305051l0f0d4f4d0101010b070b2x3x694n010303050r1n3d2t7j" +
      "4t010305090b1d1f1n374w010107010n193h1zbn51010103050n052x3123520101070f070b1v3dcl5501030703090d0v0rch5b0103010f0j13132h0f" +
      "5e01010101010x2141aj5j0103010f0f170t0ddf62010107030j0r2d3nbz6401030303050z0n5f9p6b01030307090r131n896d010103090b0h0d6p4d" +
      "6e0103070f0p1l0x595x6i01010701091j212b616k0103030d0j0r0n356x6p010305030n170371db6s010105050b0519396171010303070t110x3f43" },
  { degree: 10, numbers: "040103010f0505116b67cr0d0101070505131r733rdj0j0103010709072f6x61gn0m0101030d091b0769a36v1e0103070d0j0d091v09kh1j01030505" +
      "0j1n07158vit1s010105030v1r0f175rlx1x010107090d13031bdt4p2q010301070l0h2p0jbjp52z01030701030v1z334l3j370101050b011p2b3b5n" +
      "nj3d0103030d091p0j2p1b0z3j010107070f0t1r2nbld13q010301090p091z1l5xap3w0103050d0v1b2t1l139h41010103030v1l3h4ta5fb48010307" +
      "010d1l1v4dcjjn4e010101070l0d2x2hbxqt4h010105090h1f193b4d3x4r010307070d192j093lkl51010307010n1l1v3x47fv5e0101030b0h1b2l2z" +
      "af4d5j010303050b0l171f4ppf5n010105030f1j2t1vcnhd5s01030509010n0t1b9lgj6b01030707051d0t4b8zgd6q0103030705153j1p79jx6z0103" +
      "07070h0n391v3ls1710101030d0b130l5r3f8h7d010103090t032n1b6f217e01030109010t390lc9777m0103010d0l133h5vc7k37v010107030h1r37" +
      "2h1dlh810103070d0b0x2t2z1r2187010105050d1l1r3rc54x8d010103070r1r2l1bbldf8s010103010n0t015b1d0n8v0101030f0p1j092t63gv9001" +
      "030107070j1f6zax8j9m010303030p1j0h239d039s0101010d0p0h1t19dbbha1010107070r1d2r4h5xk7a7010305010n0517156zntam010303070b1p" +
      "132fann7az0101030f0d070t07e1pnb201030701050v1b4dcddxb4010103070117094337gtbg0103030d05013b5vcnrtbn010103050d0j036r23nfbq" +
      "01030707010j2j6x9xgdbu01010109010p315h7rbfbw0103010f0n1l1n3r5b23c10101050f0t0l1371an9pce010303050j191p475jr9cm0103050d09" +
      "1p2z3x3x01cp0103010b0r0p2d2x8lr7d40103030b0j0737679p17dp010107090l133f0l7npre10101070d0f151b6r8fc5" },
];

/** How many dimensions the table holds; the first, whose direction numbers are plain powers of two, included. */
export const SOBOL_DIMENSIONS = 160;

/** Polynomial and initial numbers of one dimension. */
export interface Primitive {
  readonly degree: number;
  readonly inner: number;
  readonly initial: readonly number[];
}

/** The table unpacked: dimension 2 first. */
export const primitives = (): readonly Primitive[] =>
  PACKED.flatMap(({ degree, numbers }) => {
    const width = 2 * (degree + 1);
    return Array.from({ length: numbers.length / width }, (_, i): Primitive => {
      const number = (k: number): number => parseInt(numbers.slice(i * width + 2 * k, i * width + 2 * k + 2), 36);
      return { degree, inner: number(0), initial: Array.from({ length: degree }, (_unused, k) => number(k + 1)) };
    });
  });
