// What licences ask of who passes the software on. Families are ids of SPDX without version, lower case:
// https://spdx.org/licenses/

/** Best first. */
export const licenseClasses = [
  'permissive',
  'copyleft-weak',
  'copyleft-strong',
  'network-copyleft',
  'proprietary',
  'unknown',
] as const;

export type LicenseClass = (typeof licenseClasses)[number];

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** A family stands for itself and for all ids that go on with a hyphen after it; the longest one counts. */
export const licenseFamilies: ReadonlyMap<string, LicenseClass> = new Map([
  ...familiesOf(
    'permissive',
    words(`
      0bsd aal adsl afl amdplpa aml antlr-pd apache apafml artistic beerware bitstream-charter bitstream-vera blessing
      blueoak boehm-gc borceux brian-gladman bsd bsl bzip2 caldera cc-by cc-pddc cc-pdm cc0 cdla-permissive cecill-b
      cern-ohl-p cfitsio clartistic cmu-mach cnri condor cronyx curl dec-3-clause dl-de doc docbook dtoa ecl efl entessa
      epics esa-pl-permissive etalab eudatagrid expat fair freebsd-doc fsfap fsful fsfullr fsfullrsd fsfullrwd ftl gd
      giftware gl2ps graphics-gems gutmann haskellreport hdf5 hidapi hp hpnd htmltidy ibm-pibs icu ijg imagemagick imlib2
      info-zip inner-net intel intel-acpi isc iso-permission jam jasper json knuth-ctan latex2e leptonica libpng
      libselinux libtiff liliq-p linux-openib lppl lzma-sdk mackerras-3-clause metamail minpack miros mit mit-0 mitnfa
      mpich2 mpi-permissive ms-pl mtll mulanpsl multics naist nbpl ncbi-pd ncsa net-snmp netcdf newsletr nist-pd
      nist-software nlod nrl ntia-pd ntp oar odc-by offis ofl ogl-uk ogtsl oldap oml openssl openvision ossp padl pddl
      php pixar plexus postgresql psf psutils public-domain python qhull radvd rdisc rsa-md ruby sax-pd saxpath
      schemereport sendmail sgi-b sgi-opengl smlnj snprintf softsurfer spencer ssh-openssh ssh-short ssleay-standalone
      sun-ppp sunpro swl tcl tcp-wrappers tmate tu-berlin ttyp0 ucar ucl umich-merit unicode unixcrypt unlicense upl urt-rle
      vim vixie-cron vostrom vsl w3c wordnet wsuipa wtfnmfpl wtfpl x11 xdebug xerox xfig xfree86 xinetd xlock xnet xpp
      zed zend zeeff zlib zpl
    `),
  ),
  ...familiesOf(
    'copyleft-weak',
    words(`
      apsl bittorrent catosl cc-by-sa cddl cdla-sharing cecill-c cern-ohl-w cpl cua-opl epl erlpl esa-pl-weak-copyleft
      frameworx gpl-2.0-with-autoconf-exception gpl-2.0-with-bison-exception gpl-2.0-with-classpath-exception
      gpl-2.0-with-font-exception gpl-2.0-with-gcc-exception gpl-3.0-with-autoconf-exception gpl-3.0-with-gcc-exception
      ecos gsoap interbase ipa ipl lgpl lgpllr liliq-r linux-man-pages-copyleft llgpl mpl ms-rl nasa nokia nosl npl
      occt-pl odbl oset-pl rhecos rpsl rscpl sissl spl sugarcrm tpl watcom wxwindows ypl zimbra
    `),
  ),
  ...familiesOf(
    'copyleft-strong',
    words(`
      bsd-protection cecill cern-ohl-s copyleft-next d-fsl esa-pl-strong-copyleft gfdl gpl liliq-rplus lal ngpl oclc
      osc parity qpl simpl sleepycat smail-gpl tapr-ohl tgppl
    `),
  ),
  ...familiesOf('network-copyleft', words('agpl cal cpal eupl nposl osl rpl sspl')),
  ...familiesOf(
    'proprietary',
    words(`
      aladdin busl c-uda cc-by-nc cc-by-nc-nd cc-by-nc-sa cc-by-nd commercial elastic fsl hippocratic
      iec-code-components-eula ms-lpl polyform proprietary sul unlicensed unrar
    `),
  ),
]);

/** With these, what is merely linked or generated is free of the terms of the GPL. */
export const linkingExceptions: ReadonlySet<string> = new Set(
  words(`
    autoconf-exception-2.0 autoconf-exception-3.0 autoconf-exception-generic autoconf-exception-generic-3.0
    autoconf-exception-macro bison-exception-1.24 bison-exception-2.2 bootloader-exception classpath-exception-2.0
    clisp-exception-2.0 ecos-exception-2.0 fawkes-runtime-exception fltk-exception font-exception-2.0
    freertos-exception-2.0 gcc-exception-2.0 gcc-exception-2.0-note gcc-exception-3.1 gnat-exception
    gnu-compiler-exception gnu-javamail-exception gpl-3.0-interface-exception gpl-3.0-linking-exception
    gpl-3.0-linking-source-exception i2p-gpl-java-exception kicad-libraries-exception lgpl-3.0-linking-exception
    libtool-exception linux-syscall-note llgpl mif-exception ocaml-lgpl-linking-exception
    openjdk-assembly-exception-1.0 ps-or-pdf-font-exception-20170817 qt-gpl-exception-1.0 qt-lgpl-exception-1.1
    qwt-exception-1.0 texinfo-exception u-boot-exception-2.0 universal-foss-exception-1.0 wxwindows-exception-3.1
  `),
);

function familiesOf(
  licenseClass: LicenseClass,
  families: readonly string[],
): (readonly [string, LicenseClass])[] {
  return families.map((family) => [family, licenseClass] as const);
}
