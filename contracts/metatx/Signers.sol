// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

/// @title Who can sign, and whether somebody did
/// @notice A signer of 20 bytes is an account: a key, a contract (ERC-1271), or a key whose account has code (EIP-7702).
/// A longer one is an ERC-7913 verifier with a key, such as a passkey's.
library Signers {
    uint256 private constant ACCOUNT_BYTES = 20;
    uint256 private constant LONG_SIGNATURE = 65;
    uint256 private constant SHORT_SIGNATURE = 64;
    uint8 private constant LOWEST_V = 27;

    /// @notice The account that a signer acts for.
    /// @param signer An account, or an ERC-7913 verifier and key.
    /// @return Itself, or the hash of verifier and key.
    function accountOf(bytes memory signer) internal pure returns (address) {
        return signer.length == ACCOUNT_BYTES ? address(bytes20(signer)) : address(uint160(uint256(keccak256(signer))));
    }

    /// @notice Whether a signer signed this digest.
    /// @dev A key's own signature counts whatever code its account has, with 27 and 28 or 0 and 1 for v, or in the 64
    /// bytes of EIP-2098. All else is asked of the account or the verifier.
    /// @param signer An account, or an ERC-7913 verifier and key.
    /// @param digest What was signed.
    /// @param signature In the signer's own format.
    /// @return Whether it is good.
    function isValidSignature(
        bytes memory signer,
        bytes32 digest,
        bytes memory signature
    ) internal view returns (bool) {
        if (signer.length == ACCOUNT_BYTES) {
            address account = address(bytes20(signer));
            if (account != address(0) && _recover(digest, signature) == account) return true;
        }
        // A precompile would answer with what it is asked, so a verifier is a contract.
        if (signer.length > ACCOUNT_BYTES && address(bytes20(signer)).code.length == 0) return false;
        return SignatureChecker.isValidSignatureNow(signer, digest, signature);
    }

    /// @dev The key that made a signature of either length, or the zero address.
    function _recover(bytes32 digest, bytes memory signature) private pure returns (address key) {
        if (signature.length == SHORT_SIGNATURE) {
            (bytes32 shortR, bytes32 vs) = abi.decode(signature, (bytes32, bytes32));
            (key, , ) = ECDSA.tryRecover(digest, shortR, vs);
        } else if (signature.length == LONG_SIGNATURE) {
            bytes32 r;
            bytes32 s;
            uint8 v;
            assembly ("memory-safe") {
                r := mload(add(signature, 0x20))
                s := mload(add(signature, 0x40))
                v := byte(0, mload(add(signature, 0x60)))
            }
            (key, , ) = ECDSA.tryRecover(digest, v < LOWEST_V ? v + LOWEST_V : v, r, s);
        }
    }
}
